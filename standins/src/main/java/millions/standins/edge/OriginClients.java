package millions.standins.edge;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.cache.CacheConfig;
import org.apache.hc.client5.http.impl.cache.CachingHttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes the HTTP clients that reach the origin, over one connection pool. They never retry, follow
 * a redirect, keep a cookie or decompress: the viewer gets what the origin sent.
 */
final class OriginClients {

  private static final int CONNECTIONS = 512;
  private static final Timeout CONNECT = Timeout.ofSeconds(3);

  /** Less than the balancer's idle time-out, so that no request meets a connection being closed. */
  private static final TimeValue KEEP = TimeValue.ofSeconds(30);

  private final HttpClientConnectionManager connections;
  private final RequestConfig timeouts;

  /**
   * @param answer how long the origin may stay silent
   */
  OriginClients(Duration answer) {
    var silent = Timeout.of(answer);
    connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(silent)
                    .setTimeToLive(TimeValue.ofMinutes(10))
                    // A balancer that restarted leaves dead connections: look before a POST meets
                    // one.
                    .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
                    .build())
            .build();
    timeouts =
        RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.ofSeconds(5))
            .setResponseTimeout(silent)
            .setConnectionKeepAlive(KEEP)
            .build();
  }

  CloseableHttpClient plain() {
    return passive(HttpClientBuilder.create()).build();
  }

  /** A client that answers from a shared cache where RFC 9111 allows it. */
  CloseableHttpClient caching(InMemoryCacheStorage storage) {
    var rules =
        CacheConfig.custom()
            .setSharedCache(true)
            .setMaxObjectSize(storage.maxEntryBytes())
            .setHeuristicCachingEnabled(false)
            // On, it would serve stale answers always; off, those that allow it (RFC 5861).
            .setStaleIfErrorEnabled(false)
            .build();
    var builder =
        CachingHttpClientBuilder.create().setCacheConfig(rules).setHttpCacheStorage(storage);
    builder.addResponseInterceptorLast(
        (response, entity, context) -> {
          // Inside the cache: a cookie that never gets in cannot come out for another viewer.
          response.removeHeaders("Set-Cookie");
          if (!response.containsHeader("Date")) {
            // The library would add one that is not in HTTP's format.
            response.setHeader("Date", DateUtils.formatStandardDate(Instant.now()));
          }
        });
    // Inside the cache, which turns a failed revalidation into a 504 whatever the failure was.
    builder.addExecInterceptorAfter(
        ChainElement.PROTOCOL.name(),
        "note-failure",
        (request, scope, chain) -> {
          try {
            return chain.proceed(request, scope);
          } catch (IOException e) {
            scope.clientContext.setAttribute(Origin.FAILURE, e);
            throw e;
          }
        });
    return passive(builder).build();
  }

  private HttpClientBuilder passive(HttpClientBuilder builder) {
    return builder
        .setConnectionManager(connections)
        .setConnectionManagerShared(true)
        .setDefaultRequestConfig(timeouts)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableDefaultUserAgent()
        .addRequestInterceptorLast(
            (request, entity, context) -> request.setHeader("Via", Origin.VIA));
  }
}
