package millions.pastebin;

import java.util.regex.Pattern;

/** Seven Base-62 digits that name a paste. */
public record ShortLink(String digits) {

  /** How many digits a link has: 62^7 = 3.52 * 10^12 links. */
  public static final int LENGTH = 7;

  /** What a link looks like, for people. */
  public static final String ALLOWED = "exactly 7 characters of 0-9, A-Z, a-z";

  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z]{" + LENGTH + "}");

  /**
   * @throws InvalidPaste naming the field {@code link} when the digits are not of that shape
   */
  public ShortLink {
    if (digits == null || !SHAPE.matcher(digits).matches()) {
      throw new InvalidPaste("link", "is malformed", ALLOWED);
    }
  }

  @Override
  public String toString() {
    return digits;
  }
}
