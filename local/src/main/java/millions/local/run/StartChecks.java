package millions.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.process.LeftoverProcesses;
import millions.local.process.PortOwner;
import millions.local.process.Ports;
import millions.local.state.StateDirectory;

/** What must be so before a run starts, and what the one before it left behind. */
final class StartChecks {

  /** A database that meets a full disk stops; so much is a stage's modest day. */
  private static final long LEAST_DISK_MEGABYTES = 500;

  private final StateDirectory state;
  private final Consumer<String> tell;

  StartChecks(StateDirectory state, Consumer<String> tell) {
    this.state = state;
    this.tell = tell;
  }

  void endLeftovers() {
    var leftovers = new LeftoverProcesses(state);
    var roles = leftovers.roles();
    if (!roles.isEmpty()) {
      tell.accept(
          "The last run was killed and left processes behind; ending them: "
              + String.join(", ", roles));
      leftovers.end();
    }
  }

  /**
   * @throws CommandRefused when somebody listens there
   */
  void checkPort(Stage stage, int port) {
    if (!Ports.isFree(port)) {
      throw CommandRefused.environment(
          "Port %d is taken%s. Choose another: ./millions up %d --port %d"
              .formatted(
                  port,
                  PortOwner.of(port).map(owner -> " by " + owner).orElse(""),
                  stage.number(),
                  port + 1));
    }
  }

  /**
   * @throws CommandRefused when there is too little room
   */
  void checkDisk() {
    var megabytes = usableMegabytes(state.root());
    if (megabytes < LEAST_DISK_MEGABYTES) {
      throw CommandRefused.environment(
          "Only %d MB are free on the disk of %s; a stage wants %d. Free some, or let MILLIONS_HOME name another place."
              .formatted(megabytes, state.root(), LEAST_DISK_MEGABYTES));
    }
  }

  private static long usableMegabytes(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace() >> 20;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
