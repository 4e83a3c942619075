package millions.pastebin;

import java.net.URI;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import millions.backing.cache.CacheFormat;

/**
 * Version 1 of a paste in the shared cache: version, kind, created and expires (milliseconds,
 * {@link Long#MIN_VALUE} for never), link, SHA-256, content path (length first; empty for a URL),
 * then the bytes.
 */
final class OpenedPasteFormat implements CacheFormat<OpenedPaste> {

  private static final byte VERSION = 1;
  private static final byte TEXT = 0;
  private static final byte URL = 1;

  @Override
  public byte[] encode(OpenedPaste opened) {
    var paste = opened.paste();
    var path = paste.body() instanceof Paste.Text text ? ascii(text.contentPath()) : new byte[0];
    var out =
        ByteBuffer.allocate(
            2 + 16 + ShortLink.LENGTH + 64 + 2 + path.length + opened.bytes().length);
    out.put(VERSION).put(paste.body() instanceof Paste.Text ? TEXT : URL);
    out.putLong(paste.createdAt().toEpochMilli());
    out.putLong(paste.expiresAt().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
    out.put(ascii(paste.link().digits())).put(ascii(paste.body().sha256()));
    out.putShort((short) path.length).put(path).put(opened.bytes());
    return out.array();
  }

  @Override
  public OpenedPaste decode(byte[] encoded) {
    var in = ByteBuffer.wrap(encoded);
    try {
      if (in.get() != VERSION) {
        throw new IllegalArgumentException("another version");
      }
      var kind = in.get();
      var created = Instant.ofEpochMilli(in.getLong());
      var expires = in.getLong();
      var link = new ShortLink(text(in, ShortLink.LENGTH));
      var sha256 = text(in, 64);
      var path = text(in, in.getShort());
      var bytes = new byte[in.remaining()];
      in.get(bytes);
      var body =
          kind == TEXT
              ? new Paste.Text(path, bytes.length, sha256)
              : new Paste.Url(
                  URI.create(new String(bytes, StandardCharsets.UTF_8)), bytes.length, sha256);
      var end =
          expires == Long.MIN_VALUE
              ? Optional.<Instant>empty()
              : Optional.of(Instant.ofEpochMilli(expires));
      return new OpenedPaste(new Paste(link, body, created, end), bytes);
    } catch (BufferUnderflowException | InvalidPaste | NegativeArraySizeException e) {
      throw new IllegalArgumentException("damaged", e);
    }
  }

  @Override
  public int weight(OpenedPaste value) {
    return value.bytes().length + 500;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(ByteBuffer in, int length) {
    var bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
