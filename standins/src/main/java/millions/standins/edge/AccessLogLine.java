package millions.standins.edge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One line of the access log, in the format of CloudFront's standard logs (version 1.0). */
final class AccessLogLine {

  static final String HEAD =
      """
      #Version: 1.0
      #Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status \
      cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id \
      x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher \
      x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port \
      time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len \
      sc-range-start sc-range-end
      """;

  private static final String NONE = "-";
  private static final String ENCODED_TOO = "\"#%<>[\\]^`{|}~'";
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private AccessLogLine() {}

  /** The line with its line feed. */
  static String of(Instant at, String edge, EdgeRequest asked, EdgeResponse answer) {
    var utc = at.atOffset(ZoneOffset.UTC);
    var host = encoded(asked.headers().get("Host"));
    var seconds = String.format(Locale.ROOT, "%.3f", asked.millis() / 1e3);
    var result = answer.result().logged();
    var sent = asked.method().equals("HEAD") ? 0 : answer.body().length;
    var fields =
        new ArrayList<>(List.of(DATE.format(utc), TIME.format(utc), edge, Integer.toString(sent)));
    fields.addAll(
        List.of(
            asked.clientAddress(),
            encoded(asked.method()),
            host,
            encodedPath(asked.path()),
            Integer.toString(answer.status()),
            encoded(asked.headers().get("Referer")),
            encoded(asked.headers().get("User-Agent")),
            asked.query() == null ? NONE : encodedPath(asked.query()),
            NONE, // cookies are not logged
            result,
            asked.id(),
            host,
            "http",
            Integer.toString(asked.body().length),
            seconds,
            encoded(asked.headers().get("X-Forwarded-For")),
            NONE,
            NONE,
            result,
            encoded(asked.version().toUpperCase(Locale.ROOT)),
            NONE,
            NONE,
            Integer.toString(asked.clientPort()),
            seconds,
            result,
            encoded(answer.headers().get("Content-Type")),
            Integer.toString(sent),
            NONE,
            NONE));
    return String.join("\t", fields) + '\n';
  }

  private static String encoded(String value) {
    return value == null || value.isEmpty() ? NONE : percent(value, ENCODED_TOO);
  }

  /** What is percent-encoded in a URL already stays as it is. */
  private static String encodedPath(String value) {
    return value.isEmpty() ? NONE : percent(value, ENCODED_TOO.replace("%", "").replace("~", ""));
  }

  private static String percent(String value, String encodedToo) {
    var out = new StringBuilder(value.length() + 16);
    for (var b : value.getBytes(StandardCharsets.UTF_8)) {
      if (b <= ' ' || b == 0x7f || encodedToo.indexOf(b) >= 0) {
        out.append(String.format(Locale.ROOT, "%%%02X", b));
      } else {
        out.append((char) b);
      }
    }
    return out.toString();
  }
}
