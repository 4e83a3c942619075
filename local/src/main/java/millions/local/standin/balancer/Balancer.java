package millions.local.standin.balancer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import millions.local.standin.http.EventLog;
import millions.local.standin.http.LoopbackHttpServer;
import millions.local.standin.http.StandInProcess;
import millions.local.standin.http.StandInServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * An Application Load Balancer on this machine. Trusts the topology file for which targets there
 * are, and only its own health checks for which of them may be asked.
 *
 * <p>Paths under {@code /_balancer/} are its own: {@code health}, and {@code targets} as JSON.
 */
@Command(
    name = "balancer",
    description = "An ALB on this machine.",
    mixinStandardHelpOptions = true)
public final class Balancer implements StandInServer {

  private static final long TOPOLOGY_POLL_MILLIS = 200;

  /** An ALB's limit for one header line. */
  private static final int MAX_HEADER_BYTES = 16 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--port", required = true, description = "port on 127.0.0.1; 0 picks one")
  private int port;

  @Option(names = "--topology", required = true, description = "the stage's run/topology.json")
  private Path topology;

  @Option(
      names = "--idle-timeout",
      defaultValue = "PT60S",
      description = "default ${DEFAULT-VALUE}")
  private Duration idleTimeout;

  @Option(
      names = "--algorithm",
      defaultValue = "ROUND_ROBIN",
      description = "one of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
  private TargetGroup.Algorithm algorithm;

  @Option(
      names = "--stickiness",
      defaultValue = "P1D",
      description = "PT0S for none; default ${DEFAULT-VALUE}")
  private Duration stickiness;

  @Option(
      names = "--slow-start",
      defaultValue = "PT0S",
      description = "over which a new target's share grows; default ${DEFAULT-VALUE}: at once")
  private Duration slowStart;

  @Option(
      names = "--check-path",
      defaultValue = "/q/health/ready",
      description = "default ${DEFAULT-VALUE}")
  private String checkPath;

  @Option(
      names = "--check-interval",
      defaultValue = "PT1S",
      description = "default ${DEFAULT-VALUE}")
  private Duration checkInterval;

  @Option(
      names = "--check-timeout",
      defaultValue = "PT1S",
      description = "default ${DEFAULT-VALUE}")
  private Duration checkTimeout;

  @Option(
      names = "--healthy-after",
      defaultValue = "2",
      description = "successes in a row; default ${DEFAULT-VALUE}")
  private int healthyAfter;

  @Option(
      names = "--unhealthy-after",
      defaultValue = "2",
      description = "failures in a row; default ${DEFAULT-VALUE}")
  private int unhealthyAfter;

  private final EventLog log = new EventLog("balancer");
  private LoopbackHttpServer listener;
  private TargetGroup group;
  private ReverseProxy forwarding;

  /** Written on the event loop before it listens, read by whoever closes. */
  private volatile HealthChecks checks;

  private String lastComplaint = "";

  public static void main(String... arguments) {
    StandInProcess.run(new Balancer(), arguments);
  }

  @Override
  public int open() {
    listener = new LoopbackHttpServer();
    var vertx = listener.vertx();
    vertx.getOrCreateContext().runOnContext(go -> assemble(vertx));
    // Longer than the edge keeps its connections: it must never meet one that is being closed.
    return listener.open(port, MAX_HEADER_BYTES, idleTimeout.plusSeconds(30), this::handle);
  }

  private void assemble(Vertx vertx) {
    group = new TargetGroup(algorithm, slowStart, System::nanoTime);
    forwarding = new ReverseProxy(vertx, group, new Stickiness(stickiness), idleTimeout, log);
    var thresholds = new Target.Thresholds(healthyAfter, unhealthyAfter);
    var plan = new HealthChecks.Plan(checkPath, checkInterval, checkTimeout, thresholds);
    checks = new HealthChecks(vertx, plan, group, log);
    var file = new TopologyFile(topology);
    read(file);
    vertx.setPeriodic(TOPOLOGY_POLL_MILLIS, tick -> read(file));
  }

  private void read(TopologyFile file) {
    try {
      file.changed()
          .ifPresent(
              wanted -> {
                for (var target : group.become(wanted)) {
                  log.say("target-registered", "role", target.role(), "address", target.address());
                  checks.check(target);
                }
              });
      lastComplaint = "";
    } catch (IOException e) {
      if (!lastComplaint.equals(e.toString())) {
        lastComplaint = e.toString();
        log.say("topology-unreadable", "cause", e);
      }
    }
  }

  private void handle(HttpServerRequest request) {
    switch (request.path()) {
      case "/_balancer/health" ->
          request.response().putHeader("Content-Type", "text/plain").end("up\n");
      case "/_balancer/targets" ->
          request.response().putHeader("Content-Type", "application/json").end(targets());
      case null -> request.response().setStatusCode(400).end();
      default -> forwarding.handle(request);
    }
  }

  private String targets() {
    var rows = group.all().stream().map(this::row).toList();
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> row(Target target) {
    var row = new LinkedHashMap<String, Object>();
    row.put("role", target.role());
    row.put("address", target.address().hostAddress() + ":" + target.address().port());
    row.put("state", target.state().name().toLowerCase(Locale.ROOT));
    row.put("slow_start", target.state() == Target.State.HEALTHY && group.starts(target));
    row.put("requests", target.requests());
    row.put("outstanding", target.outstanding());
    return row;
  }

  @Override
  public void close() {
    checks.stop();
    listener.close();
  }
}
