package millions.web.platform.http;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code application/x-www-form-urlencoded} by the URL standard's parser, but strict about
 * UTF-8. The platform's own parser replaces invalid bytes, and a text must never differ from what
 * was sent.
 */
public final class FormFields {

  private FormFields() {}

  /**
   * The fields in order; of a field given twice the first.
   *
   * @throws InvalidRequest when an escape is broken or the text is not UTF-8
   */
  public static Map<String, String> parse(byte[] body) {
    var fields = new LinkedHashMap<String, String>();
    var start = 0;
    for (var i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '&') {
        if (i > start) {
          pair(body, start, i, fields);
        }
        start = i + 1;
      }
    }
    return fields;
  }

  private static void pair(byte[] body, int from, int to, Map<String, String> fields) {
    var equals = from;
    while (equals < to && body[equals] != '=') {
      equals++;
    }
    var name = StrictUtf8.decode(decoded(body, from, equals), "form");
    var value = decoded(body, Math.min(to, equals + 1), to);
    fields.putIfAbsent(name, StrictUtf8.decode(value, name));
  }

  private static byte[] decoded(byte[] body, int from, int to) {
    var out = new ByteArrayOutputStream(to - from);
    for (var i = from; i < to; i++) {
      if (body[i] == '%') {
        if (i + 2 >= to) {
          throw malformed();
        }
        var high = Character.digit(body[i + 1], 16);
        var low = Character.digit(body[i + 2], 16);
        if (high < 0 || low < 0) {
          throw malformed();
        }
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(body[i] == '+' ? ' ' : body[i]);
      }
    }
    return out.toByteArray();
  }

  private static InvalidRequest malformed() {
    return new InvalidRequest(
        400, "form", "has a broken percent escape", "%XX with two hexadecimal digits");
  }
}
