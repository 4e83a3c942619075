package millions.web.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import millions.backing.BackingConfig;
import millions.backing.RequestTrace;
import millions.web.platform.log.AccessLogLine;
import millions.web.platform.log.AccessLogWriter;
import org.jboss.logging.MDC;

/**
 * The first and last thing that happens to every request: it gets its id and its trace, and its
 * answer gets the headers that all answers carry and a line in the access log.
 */
@ApplicationScoped
public class RequestEntry {

  private static final String POLICY = "Content-Security-Policy";
  // Two digits for the day, which RFC_1123_DATE_TIME does not write.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String TRACE = "millions.trace";
  // What CloudFront sends its origin and logs as x-edge-request-id; at most 43 characters fit
  // behind a process name in the database.
  private static final String EDGE_ID = "X-Amz-Cf-Id";
  private static final Pattern EDGE_ID_SHAPE = Pattern.compile("[A-Za-z0-9_=-]{8,64}");

  private record DateAt(long second, String text) {}

  private volatile DateAt lastDate = new DateAt(Long.MIN_VALUE, "");
  private final AccessLogWriter accessLog;
  private final Clock clock;
  private final String process;

  RequestEntry(AccessLogWriter accessLog, Clock clock, BackingConfig config) {
    this.accessLog = accessLog;
    this.clock = clock;
    this.process = config.process().name();
  }

  void register(@Observes Filters filters) {
    // Above every filter of Quarkus, so that its own refusals carry an id too.
    filters.register(this::enter, 10_000);
  }

  /**
   * The trace of a request; of no request, a trace that records nothing.
   *
   * @param request may be null
   */
  public static RequestTrace trace(RoutingContext request) {
    return request == null ? RequestTrace.current() : request.get(TRACE);
  }

  private void enter(RoutingContext request) {
    var started = System.nanoTime();
    var edgeId = request.request().getHeader(EDGE_ID);
    var viaEdge = edgeId != null && EDGE_ID_SHAPE.matcher(edgeId).matches();
    var trace = RequestTrace.of(viaEdge ? edgeId : newId());
    request.put(TRACE, trace);
    MDC.put("request_id", trace.id());
    request.addHeadersEndHandler(
        done -> finishHeaders(request.response(), request.request().path(), trace, started));
    request.addEndHandler(done -> accessLog.write(line(request, trace.id(), viaEdge, started)));
    request.next();
  }

  private static String newId() {
    var random = ThreadLocalRandom.current();
    return Long.toHexString(random.nextLong() | Long.MIN_VALUE)
        + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
  }

  private void finishHeaders(
      HttpServerResponse response, String path, RequestTrace trace, long started) {
    var headers = response.headers();
    // A cache on the way reckons age from it (RFC 9110, section 6.6.1).
    headers.set(HttpHeaders.DATE, date());
    headers.set("X-Request-Id", trace.id());
    headers.set("Server-Timing", serverTiming(trace, started));
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Frame-Options", "DENY");
    // Under /q/ live Quarkus's own pages, the API browser among them, which load their own
    // scripts.
    if (!headers.contains(POLICY) && !path.startsWith("/q/")) {
      headers.set(POLICY, "default-src 'none'; frame-ancestors 'none'");
    }
  }

  /** Formatted once a second and not once a request. */
  private String date() {
    var second = clock.instant().getEpochSecond();
    var last = lastDate;
    if (last.second() != second) {
      last = new DateAt(second, DATE.format(Instant.ofEpochSecond(second)));
      lastDate = last;
    }
    return last.text();
  }

  private String serverTiming(RequestTrace trace, long started) {
    var header = new StringBuilder();
    timing(header, "web", process, System.nanoTime() - started);
    for (var step : trace.steps()) {
      timing(header.append(", "), step.part(), step.detail(), step.nanos());
    }
    return header.toString();
  }

  /** Milliseconds with two decimals, without the cost of a formatter. */
  private static void timing(StringBuilder header, String part, String detail, long nanos) {
    var hundredths = nanos / 10_000;
    header.append(part).append(";desc=\"").append(detail).append("\";dur=");
    header.append(hundredths / 100).append('.');
    header.append((char) ('0' + hundredths % 100 / 10)).append((char) ('0' + hundredths % 10));
  }

  private AccessLogLine line(RoutingContext request, String id, boolean viaEdge, long started) {
    var http = request.request();
    return new AccessLogLine(
        clock.instant(),
        id,
        viaEdge,
        process,
        http.method().name().toUpperCase(Locale.ROOT),
        http.path(),
        request.response().getStatusCode(),
        request.response().bytesWritten(),
        (System.nanoTime() - started) / 1000,
        http.remoteAddress() == null ? "" : http.remoteAddress().hostAddress(),
        http.getHeader(HttpHeaders.USER_AGENT));
  }
}
