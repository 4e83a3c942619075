package millions.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** The running stage: which rung of the ladder, its parts and who talks to whom. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StageView(Stage stage, String url, List<Part> parts) {

  /** A rung's number and name. */
  public record Stage(int number, String name) {}

  /** One box of the picture. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Part(
      String role, String kind, Long pid, String address, String health, List<String> needs) {}

  /** A row of the picture: parts of the same distance from the visitor. */
  public record Tier(String title, List<Part> parts) {}

  private static final List<Tier> TIERS =
      List.of(
          new Tier("Edge", List.of()),
          new Tier("Balancer", List.of()),
          new Tier("Web", List.of()),
          new Tier("Memory, database address, objects", List.of()),
          new Tier("Databases", List.of()));

  /** The picture's rows from the visitor inwards, those without a part left out. */
  @JsonIgnore
  public List<Tier> tiers() {
    return TIERS.stream()
        .map(tier -> new Tier(tier.title(), parts.stream().filter(p -> in(tier, p)).toList()))
        .filter(tier -> !tier.parts().isEmpty())
        .toList();
  }

  private static boolean in(Tier tier, Part part) {
    var row =
        switch (part.kind()) {
          case "edge" -> 0;
          case "balancer" -> 1;
          case "web" -> 2;
          case "sql" -> 4;
          default -> 3;
        };
    return TIERS.get(row).title().equals(tier.title());
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
