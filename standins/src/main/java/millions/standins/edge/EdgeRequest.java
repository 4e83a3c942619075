package millions.standins.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A request as a viewer sent it, with its body.
 *
 * @param id the edge's own, unique, also the origin's {@code X-Amz-Cf-Id}
 * @param path as sent, still percent-encoded
 * @param query without the question mark, null when there is none
 * @param begun nanoseconds of the process clock
 */
record EdgeRequest(
    String id,
    String method,
    String path,
    String query,
    MultiMap headers,
    byte[] body,
    String clientAddress,
    int clientPort,
    String version,
    long begun) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 42;

  static EdgeRequest of(HttpServerRequest request, byte[] body, long begun) {
    var random = new byte[ID_BYTES];
    RANDOM.nextBytes(random);
    return new EdgeRequest(
        Base64.getUrlEncoder().encodeToString(random),
        request.method().name(),
        request.path() == null ? "/" : request.path(),
        request.query(),
        request.headers(),
        body,
        request.remoteAddress().hostAddress(),
        request.remoteAddress().port(),
        request.version().alpnName(),
        begun);
  }

  /** Path and query as they go to the origin. */
  String target() {
    return query == null ? path : path + '?' + query;
  }

  boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }

  double millis() {
    return (System.nanoTime() - begun) / 1e6;
  }
}
