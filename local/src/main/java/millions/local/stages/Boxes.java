package millions.local.stages;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import millions.local.process.JavaCommand;
import millions.local.process.Ports;
import millions.local.service.Component;
import millions.local.service.HealthCheck;
import millions.local.service.RestartPolicy;
import millions.local.service.ServerPlan;
import millions.local.service.ServerProcess;
import millions.local.standin.cache.RedisBinary;
import millions.local.standin.postgres.SqlShape;
import millions.local.state.AtomicFile;
import millions.local.state.Secrets;
import millions.local.state.StateDirectory;
import millions.local.template.StageTemplate;

/**
 * The boxes a stage is drawn with: each is what stands on this machine for a service of AWS, with
 * its program, its address and the settings it gives to whoever uses it.
 */
public final class Boxes {

  public static final Duration START_LIMIT = Duration.ofSeconds(90);

  public static final String CACHE_PASSWORD = "cache.password";

  private final StateDirectory state;
  private final Secrets secrets;
  private final StageTemplate template;
  private final ContentBoxes content;
  private final int frontPort;
  private final Path webJar;
  private final Ports ports;

  public Boxes(RunContext premises, StageTemplate template, ContentBoxes content) {
    this.state = premises.state();
    this.secrets = premises.secrets();
    this.ports = premises.ports();
    this.frontPort = premises.frontPort();
    this.webJar = premises.webJar();
    this.template = template;
    this.content = content;
  }

  /** The web process that is its own front door; when it dies nobody starts it again. */
  Box webOnTheBox(String role) {
    return web(role, frontPort, RestartPolicy.NEVER);
  }

  /** A web process behind the balancer, replaced when it dies or fails its health check. */
  Box web(String role) {
    return web(role, ports.of(role), RestartPolicy.WHEN_UNHEALTHY);
  }

  private Box web(String role, int port, RestartPolicy restart) {
    var directory = state.data().resolve("web").resolve(role);
    var command = JavaCommand.jar(List.of("-Xmx384m"), webJar);
    return new Box(
        List.of(role),
        Map::of,
        box ->
            server(
                box,
                "web",
                port,
                command,
                () -> webSettings(box, role, port, directory),
                directory,
                HealthCheck.http(port, "/q/health/ready"),
                restart));
  }

  /**
   * What a web process is told: what the stage's template says, with the addresses of this machine.
   */
  public Map<String, String> webSettings(Box box, String role, int port, Path directory) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    settings.put("MILLIONS_PROCESS_NAME", role);
    settings.put("MILLIONS_PROCESS_DIRECTORY", directory.toString());
    settings.put("MILLIONS_WEB_PUBLIC_URL", "http://localhost:" + frontPort);
    settings.put("MILLIONS_TOPOLOGY_FILE", state.topology().toString());
    settings.putAll(box.settingsOfNeeds());
    return template.filledFrom(settings);
  }

  /** The database on the web's own box: when it dies it is dead. */
  Box sqlOnTheBox() {
    return database().pair(new SqlShape(false, false));
  }

  /** A database server of its own. */
  Box sql() {
    return database().pair(new SqlShape(false, true));
  }

  /** With a synchronous standby that takes over. */
  Box sqlWithStandby() {
    return database().pair(new SqlShape(true, true));
  }

  /** A replica of this database, and a replica of that replica. */
  Box replicasOf(Box sql) {
    return database().replicas(sql);
  }

  private SqlBoxes database() {
    return new SqlBoxes(state, secrets, ports);
  }

  Box disk() {
    return content.onDisk();
  }

  Box content() {
    return content.inObjects();
  }

  /** The shared cache, ElastiCache's stand-in: bounded, and forgetting all when it dies. */
  Box cache() {
    int port = ports.of("cache");
    var directory = state.data().resolve("cache");
    var password = secrets.of(CACHE_PASSWORD);
    var passwordFile = secrets.fileOf(CACHE_PASSWORD);
    var configuration = directory.resolve("redis.conf");
    return new Box(
        List.of("cache"),
        () ->
            Map.of(
                "MILLIONS_CACHE_REDIS_URI",
                "redis://127.0.0.1:" + port,
                "MILLIONS_CACHE_REDIS_PASSWORD_FILE",
                passwordFile.toString()),
        box -> {
          // in a file, since other users of the machine can read command lines
          AtomicFile.write(
              configuration,
              """
              bind 127.0.0.1
              port %d
              requirepass %s
              maxmemory 64mb
              maxmemory-policy allkeys-lru
              save ""
              appendonly no
              """
                  .formatted(port, password));
          var command = List.of(RedisBinary.in(state.cache()).toString(), configuration.toString());
          return server(
              box,
              "cache",
              port,
              command,
              Map::of,
              directory,
              HealthCheck.redis(port, password),
              RestartPolicy.WHEN_DEAD);
        });
  }

  /** The load balancer, an ALB's stand-in; the run writes its listener configuration. */
  Box balancer() {
    int port = ports.of("balancer");
    var command =
        JavaCommand.main(
            List.of("-Xmx192m"),
            "millions.local.standin.balancer.Balancer",
            "--port",
            port,
            "--listener",
            state.run().resolve("listener.json"));
    return new Box(
        List.of("balancer"),
        () -> Map.of("MILLIONS_BALANCER_URL", "http://127.0.0.1:" + port),
        box ->
            server(
                box,
                "balancer",
                port,
                command,
                Map::of,
                state.run(),
                HealthCheck.http(port, "/_balancer/health"),
                RestartPolicy.WHEN_DEAD));
  }

  /** The cache at the edge, CloudFront's stand-in, before this origin. */
  Box edge(Box origin) {
    var logs = state.data().resolve("edge-logs");
    return new Box(
        List.of("edge"),
        Map::of,
        box ->
            server(
                box,
                "edge",
                frontPort,
                JavaCommand.main(
                    List.of("-Xmx256m"),
                    "millions.local.standin.edge.Edge",
                    "--port",
                    frontPort,
                    "--origin",
                    "http://" + addressOf(origin),
                    "--bucket",
                    content.objects().settings().get("MILLIONS_CONTENT_S3_BUCKET"),
                    "--log-directory",
                    logs,
                    "--name",
                    "edge"),
                box::settingsOfNeeds,
                state.run(),
                HealthCheck.http(frontPort, "/_edge/health"),
                RestartPolicy.WHEN_DEAD));
  }

  private static String addressOf(Box box) {
    return box.component().parts().getFirst().address();
  }

  private Component server(
      Box box,
      String kind,
      int port,
      List<String> command,
      Supplier<Map<String, String>> environment,
      Path directory,
      HealthCheck readiness,
      RestartPolicy restart) {
    var role = box.toString();
    return new ServerProcess(
        new ServerPlan(
            role,
            kind,
            "127.0.0.1:" + port,
            new ArrayList<>(command),
            environment,
            directory,
            state.logs().resolve(role + ".log"),
            readiness,
            START_LIMIT,
            restart),
        box.needs());
  }
}
