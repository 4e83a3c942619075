package millions.standins.balancer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import millions.standins.http.EventLog;
import millions.standins.http.LoopbackHttpServer;
import millions.standins.http.StandInProcess;
import millions.standins.http.StandInServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * An Application Load Balancer on this machine. Trusts its {@link ListenerConfiguration} for which
 * targets there are, and only its own health checks for which of them may be asked.
 *
 * <p>The configuration is a file, looked at five times a second. While it is missing or cannot be
 * understood the last good one holds; without any the answer is 503.
 *
 * <p>Paths under {@code /_balancer/} are its own: {@code health}, and {@code targets} and {@code
 * groups} as JSON.
 */
@Command(
    name = "balancer",
    description = "An ALB on this machine.",
    mixinStandardHelpOptions = true)
public final class Balancer implements StandInServer {

  private static final long CONFIGURATION_POLL_MILLIS = 200;

  /** An ALB's limit for one header line. */
  private static final int MAX_HEADER_BYTES = 16 * 1024;

  @Option(names = "--port", required = true, description = "port on 127.0.0.1; 0 picks one")
  private int port;

  @Option(
      names = "--listener",
      required = true,
      description = "file with the listener configuration, read again whenever it changes")
  private Path configuration;

  @Option(
      names = "--idle-timeout",
      defaultValue = "PT60S",
      description = "default ${DEFAULT-VALUE}")
  private Duration idleTimeout;

  private final EventLog log;
  private final Listener listener = new Listener(System::nanoTime);
  private final BalancerStatus status = new BalancerStatus(listener);
  private LoopbackHttpServer server;
  private ReverseProxy proxy;

  /** Written on the event loop before it listens, read by whoever closes. */
  private volatile HealthChecks checks;

  private String lastComplaint = "";

  public Balancer() {
    this(new EventLog("balancer"));
  }

  Balancer(EventLog log) {
    this.log = log;
  }

  public static void main(String... arguments) {
    StandInProcess.run(new Balancer(), arguments);
  }

  @Override
  public int open() {
    server = new LoopbackHttpServer();
    var vertx = server.vertx();
    vertx.getOrCreateContext().runOnContext(go -> assemble(vertx));
    // Longer than the edge keeps its connections: it must never meet one that is being closed.
    return server.open(port, MAX_HEADER_BYTES, idleTimeout.plusSeconds(30), this::handle);
  }

  private void assemble(Vertx vertx) {
    proxy = new ReverseProxy(vertx, listener, idleTimeout, new ErrorResponses(log));
    checks = new HealthChecks(vertx, log);
    var file = new ListenerConfigurationFile(configuration);
    read(file);
    vertx.setPeriodic(CONFIGURATION_POLL_MILLIS, tick -> read(file));
  }

  private void read(ListenerConfigurationFile file) {
    try {
      file.changed().ifPresent(this::become);
      lastComplaint = "";
    } catch (IOException e) {
      complain("listener-configuration-unreadable", e.toString());
    } catch (IllegalArgumentException e) {
      complain("listener-configuration-refused", e.getMessage());
    }
  }

  private void become(ListenerConfiguration wanted) {
    for (var target : listener.become(wanted)) {
      log.say(
          "target-registered",
          "group",
          target.group().name(),
          "role",
          target.role(),
          "address",
          target.address());
      checks.begin(target);
    }
  }

  /** Once for each fault, not at every look. */
  private void complain(String event, String cause) {
    if (!lastComplaint.equals(cause)) {
      lastComplaint = cause;
      log.say(event, "cause", cause);
    }
  }

  private void handle(HttpServerRequest request) {
    switch (request.path()) {
      case "/_balancer/health" ->
          request.response().putHeader("Content-Type", "text/plain").end("up\n");
      case "/_balancer/targets" -> json(request, status.targets());
      case "/_balancer/groups" -> json(request, status.groups());
      case null -> request.response().setStatusCode(400).end();
      default -> proxy.handle(request);
    }
  }

  private static void json(HttpServerRequest request, String body) {
    request.response().putHeader("Content-Type", "application/json").end(body);
  }

  @Override
  public void close() {
    checks.stop();
    server.close();
  }
}
