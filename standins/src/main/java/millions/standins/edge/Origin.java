package millions.standins.edge;

import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.TreeSet;
import millions.standins.http.EventLog;
import millions.standins.http.HopByHopHeaders;
import org.apache.hc.client5.http.cache.CacheResponseStatus;
import org.apache.hc.client5.http.cache.HttpCacheContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Sends requests to the origin, the balancer, through an HTTP client with or without a cache in it.
 * Never sends a request twice.
 */
final class Origin implements CacheBehavior {

  /** More than any page of the application; an answer past it is the origin's fault: 502. */
  private static final int MAX_BODY = 32 << 20;

  /** The context attribute with the exception that ended the way to the origin. */
  static final String FAILURE = "millions.origin-failure";

  static final String VIA = "1.1 edge (Millions)";

  private final HttpHost host;
  private final CloseableHttpClient client;
  private final Set<String> dropped;
  private final EventLog log;

  /**
   * @param dropped names of the viewer's headers that do not reach the origin
   */
  Origin(URI origin, CloseableHttpClient client, Set<String> dropped, EventLog log) {
    this.host = HttpHost.create(origin);
    this.client = client;
    this.dropped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    this.dropped.addAll(dropped);
    this.log = log;
  }

  @Override
  public EdgeResponse answer(EdgeRequest asked) {
    var context = HttpCacheContext.create();
    try {
      return client.execute(host, request(asked), context, response -> answer(response, context));
    } catch (InterruptedIOException e) {
      // Covers connecting, waiting for a connection and waiting for the answer.
      return failed(asked, 504, "The origin did not answer in time.", e);
    } catch (IOException e) {
      return failed(asked, 502, "The origin could not be reached or broke off.", e);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return EdgeResponse.error(400, "The request's host or path is malformed.");
    }
  }

  private EdgeResponse failed(EdgeRequest asked, int status, String sentence, IOException cause) {
    log.say(
        "origin-failed",
        "status",
        status,
        "method",
        asked.method(),
        "path",
        asked.path(),
        "cause",
        cause);
    return EdgeResponse.error(status, sentence);
  }

  private ClassicHttpRequest request(EdgeRequest asked) throws URISyntaxException {
    var request = new BasicClassicHttpRequest(asked.method(), asked.target());
    var viewerHost = asked.headers().get("Host");
    request.setScheme(host.getSchemeName());
    request.setAuthority(
        viewerHost == null ? new URIAuthority(host) : URIAuthority.create(viewerHost));
    asked
        .headers()
        .forEach(
            (name, value) -> {
              if (!statedAnew(name) && !dropped.contains(name)) {
                request.addHeader(name, value);
              }
            });
    request.setHeader("X-Amz-Cf-Id", asked.id());
    request.removeHeaders("X-Forwarded-For");
    request.setHeader("X-Forwarded-For", forwardedFor(asked));
    if (asked.body().length > 0 || !asked.reads() && asked.headers().contains("Content-Length")) {
      // The viewer's Content-Type was copied with the headers; the entity adds none.
      request.setEntity(new ByteArrayEntity(asked.body(), null));
    }
    return request;
  }

  private static String forwardedFor(EdgeRequest asked) {
    var before = String.join(", ", asked.headers().getAll("X-Forwarded-For"));
    return before.isEmpty() ? asked.clientAddress() : before + ", " + asked.clientAddress();
  }

  private static EdgeResponse answer(ClassicHttpResponse response, HttpCacheContext context)
      throws IOException {
    if (context.getCacheResponseStatus() == CacheResponseStatus.CACHE_MODULE_RESPONSE
        && response.getCode() == 504
        && context.getAttribute(FAILURE) instanceof IOException failure) {
      throw failure;
    }
    var headers = MultiMap.caseInsensitiveMultiMap();
    for (var header : response.getHeaders()) {
      if (!statedAnew(header.getName())) {
        headers.add(header.getName(), header.getValue());
      }
    }
    var body = new byte[0];
    if (response.getEntity() != null) {
      body = response.getEntity().getContent().readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw new IOException("answer longer than " + MAX_BODY + " bytes");
      }
    } else if (response.containsHeader("Content-Length")) {
      // The answer to a HEAD states a length and has no body.
      headers.set("Content-Length", response.getFirstHeader("Content-Length").getValue());
    }
    return new EdgeResponse(response.getCode(), headers, body, result(response.getCode(), context));
  }

  private static ResultType result(int status, HttpCacheContext context) {
    if (status >= 400) {
      return ResultType.ERROR;
    }
    return switch (context.getCacheResponseStatus()) {
      case CACHE_HIT, CACHE_MODULE_RESPONSE, FAILURE -> ResultType.HIT;
      case VALIDATED -> ResultType.REFRESH_HIT;
      case CACHE_MISS -> ResultType.MISS;
      case null -> ResultType.MISS;
    };
  }

  /** The client states length and host for its own connection. */
  private static boolean statedAnew(String name) {
    return HopByHopHeaders.is(name)
        || name.equalsIgnoreCase("content-length")
        || name.equalsIgnoreCase("host");
  }
}
