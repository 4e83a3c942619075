package millions.standins.edge;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/**
 * Sends the response to the viewer who made the request, with the headers the edge adds to it:
 * {@code X-Cache}, {@code X-Amz-Cf-Id}, {@code Via}, {@code Age} and {@code Server-Timing}.
 */
final class ResponseWriter {

  private final HttpServerRequest request;
  private final Context loop = Vertx.currentContext();
  private final String edge;
  private boolean refused;

  /** Made on the event loop that the request came in on. */
  ResponseWriter(HttpServerRequest request, String edge) {
    this.request = request;
    this.edge = edge;
  }

  /** Takes no more of the body; true the first time. On the event loop only. */
  boolean refuse() {
    var first = !refused;
    refused = true;
    return first;
  }

  boolean refused() {
    return refused;
  }

  /** The viewer left before its request was whole: there is nothing to answer. */
  void gone() {
    refused = true;
  }

  /** Sends the answer; from any thread. */
  void send(EdgeRequest asked, EdgeResponse answer) {
    loop.runOnContext(go -> write(asked, answer));
  }

  private void write(EdgeRequest asked, EdgeResponse answer) {
    var response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(answer.status());
    var headers = response.headers().addAll(answer.headers());
    headers.set("X-Cache", answer.result().header());
    headers.set("X-Amz-Cf-Id", asked.id());
    headers.set("X-Request-Id", asked.id());
    headers.set("Via", Origin.VIA);
    timing(asked, answer);
    if (answer.result() == ResultType.HIT && !headers.contains("Age")) {
      headers.set("Age", "0");
    }
    if (refused) {
      // The rest of the body is not read: the connection cannot be used again.
      headers.set("Connection", "close");
    }
    var bodyless =
        asked.method().equals("HEAD") || answer.status() == 304 || answer.status() == 204;
    if (bodyless) {
      if (asked.method().equals("HEAD") && answer.body().length > 0) {
        headers.set("Content-Length", Integer.toString(answer.body().length));
      }
      response.end();
    } else {
      response.end(Buffer.buffer(answer.body()));
    }
  }

  private void timing(EdgeRequest asked, EdgeResponse answer) {
    var headers = request.response().headers();
    if (answer.result() == ResultType.HIT) {
      // What the origin once took says nothing about this answer.
      headers.remove("Server-Timing");
    }
    headers.add(
        "Server-Timing",
        String.format(
            Locale.ROOT,
            "%s;desc=\"%s\";dur=%.1f",
            edge,
            answer.result().timing(),
            asked.millis()));
  }
}
