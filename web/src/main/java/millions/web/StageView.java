package millions.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** The running stage: which rung of the ladder, its parts and who talks to whom. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StageView(Stage stage, String url, List<Part> parts) {

  /** A rung's number and name. */
  public record Stage(int number, String name) {}

  /** One process, or an address in front of one. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Part(
      String role, String kind, Long pid, String address, String health, List<String> needs) {

    /** What it is and what it is there for: two short phrases. */
    public PartCaption caption() {
      return PartCaption.of(this);
    }
  }

  /** Where the parts and the arrows between them are drawn. */
  @JsonIgnore
  public StagePicture picture() {
    return StagePicture.of(parts);
  }

  /** The parts as they are met on the way in from the visitor. */
  @JsonIgnore
  public List<Part> inward() {
    return picture().boxes().stream().map(StagePicture.Box::part).toList();
  }

  /** The parts that do not answer. */
  @JsonIgnore
  public List<Part> down() {
    return inward().stream().filter(part -> part.health().equals("down")).toList();
  }

  /** How many clones of the web process serve. */
  @JsonIgnore
  public long webProcesses() {
    return parts.stream().filter(part -> part.kind().equals("web")).count();
  }

  @JsonIgnore
  public List<Rung> ladder() {
    return Rung.LADDER;
  }

  /** One rung as the page draws it. */
  public record Rung(int number, String name, String users, String adds, boolean built) {
    static final List<Rung> LADDER =
        List.of(
            new Rung(1, "single-box", "1 user", "one machine with everything on it", true),
            new Rung(2, "separate-data", "100", "database and objects leave the box", true),
            new Rung(3, "load-balanced", "1 thousand", "two web servers, a standby, an edge", true),
            new Rung(4, "cached-reads", "10 thousand", "a shared cache and read replicas", true),
            new Rung(5, "autoscaled", "100 thousand", "capacity follows the day", false),
            new Rung(6, "async-workers", "1 million", "slow work leaves the request", false),
            new Rung(7, "partitioned-data", "10 million", "more than one writer", false));
  }
}
