package millions.local.standin.http;

import java.net.URI;
import picocli.CommandLine;

/** A door opened inside the test on a free port, with options as on the command line. */
public record OpenServer(StandInServer door, int port) implements AutoCloseable {

  public static OpenServer open(StandInServer door, String... options) {
    new CommandLine(door).parseArgs(options);
    return new OpenServer(door, door.open());
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    door.close();
  }
}
