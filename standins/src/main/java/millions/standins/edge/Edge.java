package millions.standins.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import millions.standins.http.EventLog;
import millions.standins.http.LoopbackHttpServer;
import millions.standins.http.StandInProcess;
import millions.standins.http.StandInServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * CloudFront on this machine: one cache behavior per path pattern, in front of the balancer and the
 * bucket.
 *
 * <p>Trusts no header of a viewer to be its own. Only {@code /p/*} is cached, without cookies; only
 * {@code /static/*} comes from the bucket; everything else passes unchanged.
 */
@Command(
    name = "edge",
    description = "CloudFront on this machine.",
    mixinStandardHelpOptions = true)
public final class Edge implements StandInServer {

  /**
   * CloudFront's limit is 20,480 bytes for all; the balancer's is less and includes what is added.
   */
  private static final int MAX_HEADER_BYTES = 15 * 1024;

  private static final int MAX_REQUEST_BODY = 8 << 20;
  private static final Duration VIEWER_IDLE = Duration.ofSeconds(75);

  /**
   * What says who the viewer is, or what it has already, or how fresh it wants things: none of it
   * may reach an answer that others get too. CloudFront's caching policies drop the same.
   */
  private static final Set<String> NOT_FOR_CACHED =
      Set.of(
          "Accept-Encoding",
          "Authorization",
          "Cache-Control",
          "Cookie",
          "If-Match",
          "If-Modified-Since",
          "If-None-Match",
          "If-Range",
          "If-Unmodified-Since",
          "Pragma",
          "Range");

  @Option(names = "--port", required = true, description = "port on 127.0.0.1; 0 picks one")
  private int port;

  @Option(names = "--origin", required = true, description = "the balancer, http://host:port")
  private URI origin;

  @Option(
      names = "--bucket",
      required = true,
      description = "static files and logs; AWS_… in the environment")
  private String bucket;

  @Option(
      names = "--log-directory",
      required = true,
      description = "access log segments not delivered yet")
  private Path logDirectory;

  @Option(
      names = "--name",
      defaultValue = "edge",
      description = "in the log; default ${DEFAULT-VALUE}")
  private String name;

  @Option(
      names = "--deliver-every",
      defaultValue = "PT5S",
      description = "default ${DEFAULT-VALUE}")
  private Duration deliverEvery;

  @Option(
      names = "--origin-timeout",
      defaultValue = "PT30S",
      description = "default ${DEFAULT-VALUE}")
  private Duration originTimeout;

  @Option(
      names = "--cache-bytes",
      defaultValue = "67108864",
      description = "default ${DEFAULT-VALUE}")
  private long cacheBytes;

  @Option(
      names = "--log-bytes",
      defaultValue = "268435456",
      description = "on disk at most; default ${DEFAULT-VALUE}")
  private long logBytes;

  private final EventLog log = new EventLog("edge");
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private LoopbackHttpServer server;
  private AccessLog accessLog;
  private AccessLogDelivery delivery;
  private CacheBehavior uncached;
  private CacheBehavior cached;
  private CacheBehavior fromBucket;

  public static void main(String... arguments) {
    StandInProcess.run(new Edge(), arguments);
  }

  @Override
  public int open() {
    var clients = new OriginClients(originTimeout);
    var content = new OriginBucket(bucket);
    uncached = new Origin(origin, clients.plain(), Set.of(), log);
    var caching = clients.caching(new InMemoryCacheStorage(cacheBytes));
    cached = new ConditionalRequest(new Origin(origin, caching, NOT_FOR_CACHED, log));
    fromBucket = new ConditionalRequest(new StaticFiles(content, uncached, cacheBytes, log));
    accessLog = new AccessLog(logDirectory, name, Clock.systemUTC());
    delivery = new AccessLogDelivery(accessLog, content, logBytes, log);
    server = new LoopbackHttpServer();
    var opened = server.open(port, MAX_HEADER_BYTES, VIEWER_IDLE, this::handle);
    delivery.begin(deliverEvery);
    return opened;
  }

  private void handle(HttpServerRequest request) {
    if ("/_edge/health".equals(request.path())) {
      request.response().putHeader("Content-Type", "text/plain").end("up\n");
      return;
    }
    var begun = System.nanoTime();
    var body = Buffer.buffer();
    var writer = new ResponseWriter(request, name);
    request.exceptionHandler(broken -> writer.gone());
    request.handler(
        part -> {
          if (body.length() + part.length() <= MAX_REQUEST_BODY) {
            body.appendBuffer(part);
          } else if (writer.refuse()) {
            var asked = EdgeRequest.of(request, new byte[0], begun);
            threads.execute(() -> tooLarge(writer, asked));
          }
        });
    request.endHandler(
        end -> {
          if (!writer.refused()) {
            var asked = EdgeRequest.of(request, body.getBytes(), begun);
            threads.execute(() -> answer(writer, asked));
          }
        });
  }

  private void tooLarge(ResponseWriter writer, EdgeRequest asked) {
    finish(writer, asked, EdgeResponse.error(413, "The request's body is larger than 8 MiB."));
  }

  private void answer(ResponseWriter writer, EdgeRequest asked) {
    EdgeResponse answer;
    try {
      answer = behavior(asked.path()).answer(asked);
    } catch (RuntimeException e) {
      log.say("failed", "path", asked.path(), "cause", e);
      answer = EdgeResponse.error(502, "The edge could not answer.");
    }
    finish(writer, asked, answer);
  }

  private CacheBehavior behavior(String path) {
    if (path.startsWith("/static/")) {
      return fromBucket;
    }
    return path.startsWith("/p/") ? cached : uncached;
  }

  private void finish(ResponseWriter writer, EdgeRequest asked, EdgeResponse answer) {
    try {
      accessLog.write(asked, answer);
    } catch (UncheckedIOException e) {
      // A full disk loses visits, not requests.
      log.say("log-unwritten", "cause", e.getCause());
    }
    writer.send(asked, answer);
  }

  @Override
  public void close() {
    server.close();
    threads.close();
    delivery.end();
  }
}
