package millions.standins.edge;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;

/**
 * What goes back to the viewer.
 *
 * @param headers without hop-by-hop ones
 */
record EdgeResponse(int status, MultiMap headers, byte[] body, ResultType result) {

  /** An answer of the edge itself, one sentence of plain text. */
  static EdgeResponse error(int status, String sentence) {
    var headers = MultiMap.caseInsensitiveMultiMap();
    headers.set("Content-Type", "text/plain; charset=UTF-8");
    headers.set("Cache-Control", "no-store");
    var body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    return new EdgeResponse(status, headers, body, ResultType.ERROR);
  }
}
