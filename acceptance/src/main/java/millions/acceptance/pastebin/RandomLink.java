package millions.acceptance.pastebin;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** A well-formed link that leads nowhere, but for one chance in 3.5 trillion per paste made. */
final class RandomLink {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private RandomLink() {}

  static String next() {
    return ThreadLocalRandom.current()
        .ints(7, 0, DIGITS.length())
        .mapToObj(digit -> DIGITS.substring(digit, digit + 1))
        .collect(Collectors.joining());
  }
}
