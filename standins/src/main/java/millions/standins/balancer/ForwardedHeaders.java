package millions.standins.balancer;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeSet;
import millions.standins.http.HopByHopHeaders;

/** What passes the balancer in either direction, and what it adds. */
final class ForwardedHeaders {

  private static final SecureRandom RANDOM = new SecureRandom();

  private ForwardedHeaders() {}

  /** Copies all but the hop-by-hop headers and those the {@code Connection} header names. */
  static void copy(MultiMap from, MultiMap to) {
    var named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (var line : from.getAll("Connection")) {
      for (var name : line.split(",")) {
        named.add(name.strip());
      }
    }
    from.forEach(
        (name, value) -> {
          if (!HopByHopHeaders.is(name) && !named.contains(name)) {
            to.add(name, value);
          }
        });
  }

  /** The headers an ALB adds to a request: who asked, how, and a trace id if it had none. */
  static void forwarded(HttpServerRequest request, MultiMap to) {
    var client = request.remoteAddress().hostAddress();
    var before = request.headers().getAll("X-Forwarded-For");
    to.set(
        "X-Forwarded-For", before.isEmpty() ? client : String.join(", ", before) + ", " + client);
    to.set("X-Forwarded-Proto", "http");
    to.set("X-Forwarded-Port", Integer.toString(request.localAddress().port()));
    if (!to.contains("X-Amzn-Trace-Id")) {
      to.set("X-Amzn-Trace-Id", traceId());
    }
  }

  private static String traceId() {
    var random = new byte[12];
    RANDOM.nextBytes(random);
    return "Root=1-%08x-%s"
        .formatted(Instant.now().getEpochSecond(), HexFormat.of().formatHex(random));
  }
}
