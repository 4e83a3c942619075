package millions.standins.http;

import java.util.Locale;
import java.util.Set;

/** The headers that speak of one connection only (RFC 9110, 7.6.1) and that no proxy forwards. */
public final class HopByHopHeaders {

  private static final Set<String> NAMES =
      Set.of(
          "connection",
          "expect",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HopByHopHeaders() {}

  /** Whether the header, in any case, is one of them. */
  public static boolean is(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
