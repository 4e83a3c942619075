package millions.local.door;

import java.net.URI;
import picocli.CommandLine;

/** A door opened inside the test on a free port, with options as on the command line. */
public record OpenDoor(Door door, int port) implements AutoCloseable {

  public static OpenDoor open(Door door, String... options) {
    new CommandLine(door).parseArgs(options);
    return new OpenDoor(door, door.open());
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    door.close();
  }
}
