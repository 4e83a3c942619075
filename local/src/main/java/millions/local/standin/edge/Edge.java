package millions.local.standin.edge;

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
import millions.local.standin.http.EventLog;
import millions.local.standin.http.HttpListener;
import millions.local.standin.http.StandInProcess;
import millions.local.standin.http.StandInServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * CloudFront on this machine: one behaviour per path pattern before the balancer and the bucket.
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
      description = "access log segments not shipped yet")
  private Path logDirectory;

  @Option(
      names = "--name",
      defaultValue = "edge",
      description = "in the log; default ${DEFAULT-VALUE}")
  private String name;

  @Option(names = "--ship-every", defaultValue = "PT5S", description = "default ${DEFAULT-VALUE}")
  private Duration shipEvery;

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
  private HttpListener listener;
  private AccessLog accessLog;
  private LogShipping shipping;
  private CacheBehavior pass;
  private CacheBehavior cached;
  private CacheBehavior fromBucket;

  public static void main(String... arguments) {
    StandInProcess.run(new Edge(), arguments);
  }

  @Override
  public int open() {
    var clients = new OriginClients(originTimeout);
    var content = new OriginBucket(bucket);
    pass = new Origin(origin, clients.plain(), Set.of(), log);
    var caching = clients.caching(new CacheMemory(cacheBytes));
    cached = new ConditionalRequest(new Origin(origin, caching, NOT_FOR_CACHED, log));
    fromBucket = new ConditionalRequest(new StaticFiles(content, pass, cacheBytes, log));
    accessLog = new AccessLog(logDirectory, name, Clock.systemUTC());
    shipping = new LogShipping(accessLog, content, logBytes, log);
    listener = new HttpListener();
    var opened = listener.open(port, MAX_HEADER_BYTES, VIEWER_IDLE, this::handle);
    shipping.begin(shipEvery);
    return opened;
  }

  private void handle(HttpServerRequest request) {
    if ("/_edge/health".equals(request.path())) {
      request.response().putHeader("Content-Type", "text/plain").end("up\n");
      return;
    }
    var begun = System.nanoTime();
    var body = Buffer.buffer();
    var viewer = new Viewer(request, name);
    request.exceptionHandler(broken -> viewer.gone());
    request.handler(
        part -> {
          if (body.length() + part.length() <= MAX_REQUEST_BODY) {
            body.appendBuffer(part);
          } else if (viewer.refuse()) {
            var asked = EdgeRequest.of(request, new byte[0], begun);
            threads.execute(() -> tooLarge(viewer, asked));
          }
        });
    request.endHandler(
        end -> {
          if (!viewer.refused()) {
            var asked = EdgeRequest.of(request, body.getBytes(), begun);
            threads.execute(() -> answer(viewer, asked));
          }
        });
  }

  private void tooLarge(Viewer viewer, EdgeRequest asked) {
    finish(viewer, asked, EdgeResponse.error(413, "The request's body is larger than 8 MiB."));
  }

  private void answer(Viewer viewer, EdgeRequest asked) {
    EdgeResponse answer;
    try {
      answer = behaviour(asked.path()).answer(asked);
    } catch (RuntimeException e) {
      log.say("failed", "path", asked.path(), "cause", e);
      answer = EdgeResponse.error(502, "The edge could not answer.");
    }
    finish(viewer, asked, answer);
  }

  private CacheBehavior behaviour(String path) {
    if (path.startsWith("/static/")) {
      return fromBucket;
    }
    return path.startsWith("/p/") ? cached : pass;
  }

  private void finish(Viewer viewer, EdgeRequest asked, EdgeResponse answer) {
    try {
      accessLog.write(asked, answer);
    } catch (UncheckedIOException e) {
      // A full disk loses visits, not requests.
      log.say("log-unwritten", "cause", e.getCause());
    }
    viewer.send(asked, answer);
  }

  @Override
  public void close() {
    listener.close();
    threads.close();
    shipping.end();
  }
}
