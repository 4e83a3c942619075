package millions.local.standin.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import millions.local.process.StartFailure;
import millions.local.standin.postgres.server.Fence;
import millions.local.standin.postgres.server.Installation;

/** The directory of all servers, made ready: nobody works in it, and who is primary is known. */
final class ClusterDirectory {

  private static final List<String> PAIR = List.of("node-1", "node-2");

  private ClusterDirectory() {}

  /**
   * Opens the directory; makes an empty database when there is none.
   *
   * @throws StartFailure when it cannot be told where the rows are
   */
  static void open(Installation installation, ClusterStateFile state) {
    var data = installation.paths().data();
    fenceAll(data);
    if (state.read().isEmpty()) {
      state.set(new ClusterState(findPrimary(installation), false, new TreeSet<>()));
    }
    var primary = data.resolve(state.now().primary());
    if (!isDatabase(primary)) {
      throw new StartFailure(
          "The database directory "
              + primary
              + " is gone, though state.json names it: put it back, or start with --fresh.");
    }
  }

  /** The one that is standby when the other is primary. */
  static String other(String name) {
    return PAIR.get(1 - PAIR.indexOf(name));
  }

  /** A supervisor that was killed leaves servers behind, also such as this stage does not have. */
  private static void fenceAll(Path data) {
    try (var directories = Files.list(data)) {
      directories.filter(Files::isDirectory).forEach(Fence::end);
    } catch (IOException e) {
      throw new StartFailure(data + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Without a state file: the one directory there is, or a new one. */
  private static String findPrimary(Installation installation) {
    var data = installation.paths().data();
    var candidates =
        PAIR.stream()
            .filter(name -> isDatabase(data.resolve(name)))
            .filter(name -> !Files.exists(data.resolve(name).resolve("standby.signal")))
            .toList();
    if (candidates.size() > 1) {
      throw new StartFailure(
          "state.json is missing in " + data + ", and two directories could be the primary.");
    }
    if (candidates.isEmpty()) {
      installation.initialise(
          data.resolve(PAIR.getFirst()), installation.paths().name().role("primary"));
      return PAIR.getFirst();
    }
    return candidates.getFirst();
  }

  private static boolean isDatabase(Path directory) {
    return Files.exists(directory.resolve("PG_VERSION"));
  }
}
