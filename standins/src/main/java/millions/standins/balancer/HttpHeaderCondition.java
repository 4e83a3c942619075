package millions.standins.balancer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A condition on a request's header: it holds when a line of that header matches one of the values.
 * As in an ALB the case of name and values does not matter.
 *
 * @param name of the header, up to 40 characters, without wildcards
 * @param values up to 128 characters each; {@code *} stands for any characters, {@code ?} for one
 */
public record HttpHeaderCondition(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) List<String> values) {

  public HttpHeaderCondition {
    Limits.matching(
        "name", name, "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}", "1 to 40 characters of a header's name");
    values = Limits.count("values of " + name, values, 1, ListenerRule.VALUES);
    for (var value : values) {
      Limits.matching("value", value, "[\\x20-\\x7e]{1,128}", "1 to 128 characters of ASCII");
    }
  }

  /** Whether it holds for a request that has these lines of the header, none when it has none. */
  boolean matches(List<String> lines) {
    return lines.stream()
        .anyMatch(line -> values.stream().anyMatch(it -> Wildcards.matchIgnoringCase(it, line)));
  }
}
