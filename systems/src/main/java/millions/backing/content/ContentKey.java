package millions.backing.content;

import java.util.regex.Pattern;

/**
 * The one rule for keys, so that a key good on disk is good in a bucket and no key leaves its
 * directory.
 */
final class ContentKey {

  private static final Pattern SEGMENTS =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private ContentKey() {}

  static String checked(String key) {
    if (key.length() > 255 || !SEGMENTS.matcher(key).matches()) {
      throw new IllegalArgumentException("not a content key: " + key);
    }
    return key;
  }
}
