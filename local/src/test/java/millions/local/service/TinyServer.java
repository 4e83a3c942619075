package millions.local.service;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import millions.local.service.ServiceDefinition.Naming;

/**
 * The smallest real server a test can start: answers 200 and its setting {@code TINY_ANSWER} to
 * everything, and ends at once with a complaint while a certain file exists.
 */
public final class TinyServer {

  private TinyServer() {}

  public static void main(String[] arguments) throws IOException {
    if (Files.exists(Path.of(arguments[1]))) {
      System.out.println("the disk is on fire");
      System.exit(7);
    }
    var answer =
        Optional.ofNullable(System.getenv("TINY_ANSWER"))
            .orElse("")
            .getBytes(StandardCharsets.UTF_8);
    var server =
        HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  /** The command that runs it. */
  public static List<String> command(int port, Path trouble) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        TinyServer.class.getName(),
        String.valueOf(port),
        trouble.toString());
  }

  /**
   * A service of such servers.
   *
   * @param kind of its instances
   * @param directory for logs, and for the files {@code trouble-ROLE + variant} that keep an
   *     instance from starting
   * @param variant another one is another definition
   */
  public static ProcessService service(
      String name,
      Naming naming,
      int count,
      String kind,
      ToIntFunction<String> ports,
      Path directory,
      String variant,
      RestartPolicy restart) {
    return new ProcessService(
        new ServiceDefinition(
            name,
            naming,
            count,
            (role, needs) -> {
              int port = ports.applyAsInt(role);
              return new ProcessDefinition(
                  role,
                  kind,
                  "127.0.0.1:" + port,
                  command(port, directory.resolve("trouble-" + role + variant)),
                  Map.of("TINY_ANSWER", name + variant),
                  directory,
                  directory.resolve("logs").resolve(role + ".log"),
                  HealthCheck.http(port, "/"),
                  ProcessDefinition.START_LIMIT,
                  restart);
            }));
  }
}
