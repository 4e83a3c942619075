package millions.acceptance;

import java.io.ByteArrayOutputStream;

/** Bodies that no string can hold. */
public final class Bytes {

  private Bytes() {}

  public static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
