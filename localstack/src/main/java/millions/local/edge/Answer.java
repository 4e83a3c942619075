package millions.local.edge;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;

/**
 * What goes back to the viewer.
 *
 * @param headers without hop-by-hop ones
 */
record Answer(int status, MultiMap headers, byte[] body, Result result) {

  /** An answer of the edge itself, one sentence of plain text. */
  static Answer error(int status, String sentence) {
    var headers = MultiMap.caseInsensitiveMultiMap();
    headers.set("Content-Type", "text/plain; charset=UTF-8");
    headers.set("Cache-Control", "no-store");
    var body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    return new Answer(status, headers, body, Result.ERROR);
  }
}
