package millions.standins.balancer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * Checks the fields of a listener configuration against what a load balancer accepts. Each check
 * gives the value back, or throws an {@link IllegalArgumentException} whose message names the
 * field, what is wrong with it and what is allowed.
 */
final class Limits {

  private Limits() {}

  static int between(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d; allowed are %d to %d".formatted(field, value, least, most));
    }
    return value;
  }

  static Duration between(String field, Duration value, Duration least, Duration most) {
    if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s is %s; allowed are %s to %s".formatted(field, value, least, most));
    }
    return value;
  }

  /**
   * @param allowed in words, what the regular expression accepts
   */
  static String matching(String field, String value, String regex, String allowed) {
    if (value == null || !value.matches(regex)) {
      throw new IllegalArgumentException(
          "%s is %s; allowed are %s"
              .formatted(field, value == null ? "missing" : '\'' + value + '\'', allowed));
    }
    return value;
  }

  /** The list, copied; an absent one is empty. */
  static <T> List<T> count(String field, List<T> values, int least, int most) {
    var copy = values == null ? List.<T>of() : List.copyOf(values);
    between("the number of " + field, copy.size(), least, most);
    return copy;
  }

  /** No two of them have the same key. */
  static <T> void unique(String field, Collection<T> values, Function<T, ?> key) {
    var seen = new HashSet<Object>();
    for (var value : values) {
      if (!seen.add(key.apply(value))) {
        throw new IllegalArgumentException(
            "%s %s is there twice; each may be there once".formatted(field, key.apply(value)));
      }
    }
  }
}
