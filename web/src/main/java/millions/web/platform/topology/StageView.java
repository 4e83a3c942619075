package millions.web.platform.topology;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The running stage: which rung of the ladder, its parts and who talks to whom.
 *
 * @param deployment where its template is deployed, when that is an emulator of AWS; else null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StageView(Stage stage, String url, List<Part> parts, Deployment deployment) {

  /** A stage that is deployed nowhere, or in AWS itself. */
  StageView(Stage stage, String url, List<Part> parts) {
    this(stage, url, parts, null);
  }

  /** A template deployed into an emulator, and how much of it the emulator has. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Deployment(String endpoint, String emulator, List<Service> services) {}

  /**
   * A service of the deployed template.
   *
   * @param real how many of its resources the emulator has
   * @param placeholders the types it has in name only
   * @param by what does its work here
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Service(String name, int real, List<String> placeholders, String by) {}

  /** A rung's number and name. */
  public record Stage(int number, String name) {}

  /**
   * One process, or an address in front of one.
   *
   * @param by what does its work here: LocalStack or a process that stands in; null where nobody
   *     says
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Part(
      String role,
      String kind,
      Long pid,
      String address,
      String health,
      List<String> needs,
      @JsonInclude(JsonInclude.Include.NON_NULL) String by) {

    Part(String role, String kind, Long pid, String address, String health, List<String> needs) {
      this(role, kind, pid, address, health, needs, null);
    }

    /** What it is and what it is there for: two short phrases. */
    public ServiceCaption caption() {
      return ServiceCaption.of(this);
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
