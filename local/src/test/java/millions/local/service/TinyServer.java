package millions.local.service;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The smallest real server a test can start: answers 200 to everything, and ends at once with a
 * complaint while a certain file exists.
 */
public final class TinyServer {

  private TinyServer() {}

  public static void main(String[] arguments) throws IOException {
    if (Files.exists(Path.of(arguments[1]))) {
      System.out.println("the disk is on fire");
      System.exit(7);
    }
    var server =
        HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
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
}
