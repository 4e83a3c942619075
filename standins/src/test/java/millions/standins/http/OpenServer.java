package millions.standins.http;

import java.net.URI;
import picocli.CommandLine;

/** A server opened inside the test on a free port, with options as on the command line. */
public record OpenServer(StandInServer server, int port) implements AutoCloseable {

  public static OpenServer open(StandInServer server, String... options) {
    new CommandLine(server).parseArgs(options);
    return new OpenServer(server, server.open());
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    server.close();
  }
}
