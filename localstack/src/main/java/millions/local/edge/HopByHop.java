package millions.local.edge;

import java.util.Locale;
import java.util.Set;

/** The headers that speak of one connection only (RFC 9110, 7.6.1) and so never pass. */
final class HopByHop {

  private static final Set<String> NAMES =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HopByHop() {}

  /** Also true of the length and the host, which each connection states anew. */
  static boolean is(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
