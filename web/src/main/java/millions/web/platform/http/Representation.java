package millions.web.platform.http;

import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/** Which of a resource's representations a caller wants, by its {@code Accept} header. */
public enum Representation {
  PAGE,
  JSON,
  TEXT;

  /**
   * The page or JSON only for those who name it ({@code text/html}, {@code application/json}); a
   * bare wildcard, nothing, or nonsense gets the plain text. Higher quality wins, then the order in
   * the header (RFC 9110, section 12.5.1).
   */
  public static Representation by(String accept) {
    // What command-line clients send: no need to parse it.
    if (accept == null || accept.equals("*/*")) {
      return TEXT;
    }
    try {
      var types = MediaTypeHelper.parseHeader(accept);
      MediaTypeHelper.sortByWeight(types);
      for (MediaType type : types) {
        var subtype = type.getSubtype();
        if (subtype.equals("html") || subtype.equals("xhtml+xml")) {
          return PAGE;
        }
        if (subtype.equals("json") || subtype.endsWith("+json")) {
          return JSON;
        }
        if (type.getType().equals("text")) {
          return TEXT;
        }
      }
    } catch (IllegalArgumentException e) {
      // An Accept that cannot be read accepts anything.
    }
    return TEXT;
  }
}
