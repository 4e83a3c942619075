package millions.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Which of a resource's representations a caller wants, by its {@code Accept} header. */
enum Wanted {
  PAGE,
  JSON,
  TEXT;

  /**
   * The page or JSON only for those who name it ({@code text/html}, {@code application/json}); a
   * bare wildcard gets the plain text. Higher quality wins, then the order in the header (RFC 9110,
   * section 12.5.1).
   */
  static Wanted by(HttpHeaders headers) {
    var accept = headers.getHeaderString(HttpHeaders.ACCEPT);
    // What command-line clients send: no need to parse it.
    if (accept == null || accept.equals("*/*")) {
      return TEXT;
    }
    for (MediaType type : headers.getAcceptableMediaTypes()) {
      if (type.getSubtype().equals("html") || type.getSubtype().equals("xhtml+xml")) {
        return PAGE;
      }
      if (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json")) {
        return JSON;
      }
      if (type.getType().equals("text")) {
        return TEXT;
      }
    }
    return TEXT;
  }
}
