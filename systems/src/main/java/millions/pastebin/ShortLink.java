package millions.pastebin;

/** Seven Base-62 digits that name a paste. */
public record ShortLink(String digits) {

  /** How many digits a link has: 62^7 = 3.52 * 10^12 links. */
  public static final int LENGTH = 7;

  /** What a link looks like, for people. */
  public static final String ALLOWED = "exactly 7 characters of 0-9, A-Z, a-z";

  /**
   * @throws InvalidPaste naming the field {@code link} when the digits are not of that shape
   */
  public ShortLink {
    if (digits == null
        || digits.length() != LENGTH
        || !digits.chars().allMatch(ShortLink::base62)) {
      throw new InvalidPaste("link", "is malformed", ALLOWED);
    }
  }

  private static boolean base62(int c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  @Override
  public String toString() {
    return digits;
  }
}
