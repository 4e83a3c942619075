package millions.standins.balancer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;

/**
 * A rule of the listener: requests for which all its conditions hold are forwarded to its target
 * groups. A condition with several values holds for any one of them.
 *
 * @param priority unique in the listener, 1 to 50,000; the lowest that matches wins
 * @param pathPatterns compared with the path as it was sent, without its query, and with regard to
 *     case; {@code *} stands for any characters, {@code ?} for one; empty for any path
 * @param methods as {@code GET}, compared with regard to case; empty for any method
 * @param headers all must hold; empty for any
 * @param forward one to five target groups with their weights
 */
public record ListenerRule(
    @JsonProperty(required = true) int priority,
    List<String> pathPatterns,
    List<String> methods,
    List<HttpHeaderCondition> headers,
    @JsonProperty(required = true) List<WeightedTargetGroup> forward) {

  /** An ALB's limit for the values of all conditions of one rule. */
  static final int VALUES = 5;

  public ListenerRule {
    Limits.between("priority", priority, 1, 50_000);
    pathPatterns = Limits.count("pathPatterns", pathPatterns, 0, VALUES);
    for (var pattern : pathPatterns) {
      Limits.matching(
          "path pattern",
          pattern,
          "[A-Za-z0-9_.$/~\"'@:+&*?-]{1,128}",
          "1 to 128 letters, digits and _-.$/~\"'@:+&*?");
    }
    methods = Limits.count("methods", methods, 0, VALUES);
    for (var method : methods) {
      Limits.matching(
          "method", method, "[A-Z_-]{1,40}", "1 to 40 capital letters, dashes and underscores");
    }
    headers = Limits.count("headers", headers, 0, VALUES);
    forward = WeightedTargetGroup.forward("forward", forward);
    var values =
        pathPatterns.size()
            + methods.size()
            + headers.stream().mapToInt(header -> header.values().size()).sum();
    Limits.between("the number of values in all conditions", values, 1, VALUES);
  }

  /**
   * Whether all conditions hold.
   *
   * @param header gives the lines of a header by its name, in any case
   */
  boolean matches(String method, String path, Function<String, List<String>> header) {
    return (methods.isEmpty() || methods.contains(method))
        && (pathPatterns.isEmpty()
            || pathPatterns.stream().anyMatch(it -> Wildcards.match(it, path)))
        && headers.stream().allMatch(it -> it.matches(header.apply(it.name())));
  }
}
