package millions.visits;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * The text of an access log segment. CloudFront packs its segments, others do not; the bytes
 * themselves tell, whatever the segment is called.
 */
final class SegmentText {

  private SegmentText() {}

  /**
   * @throws IOException here or at a later read, when packed bytes are damaged
   */
  static BufferedReader open(byte[] bytes) throws IOException {
    var raw = new ByteArrayInputStream(bytes);
    InputStream text = packed(bytes) ? new GZIPInputStream(raw) : raw;
    return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
  }

  /** The magic of RFC 1952; no text begins with it, for 8b begins no character of UTF-8. */
  private static boolean packed(byte[] bytes) {
    return bytes.length >= 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }
}
