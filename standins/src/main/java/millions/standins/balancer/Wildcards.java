package millions.standins.balancer;

import java.util.Locale;

/**
 * Compares texts with patterns in which {@code *} stands for any characters and {@code ?} for one.
 */
final class Wildcards {

  private Wildcards() {}

  /** Whether the whole text matches, in time that grows with the product of both lengths. */
  static boolean match(String pattern, String text) {
    var at = 0;
    var next = 0;
    var star = -1;
    var taken = 0;
    while (at < text.length()) {
      var wanted = next < pattern.length() ? pattern.charAt(next) : '\0';
      if (wanted == '*') {
        star = next++;
        taken = at;
      } else if (next < pattern.length() && (wanted == '?' || wanted == text.charAt(at))) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++taken;
      } else {
        return false;
      }
    }
    return pattern.chars().skip(next).allMatch(left -> left == '*');
  }

  /** The same, where {@code A} is {@code a}. */
  static boolean matchIgnoringCase(String pattern, String text) {
    return match(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }
}
