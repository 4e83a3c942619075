package millions.local.standin.postgres.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import millions.local.process.LocalProcess;
import millions.local.process.StartFailure;

/** What all servers of a cluster share: programs, paths, the user they run as. */
public record Installation(
    Path programs, ClusterPaths paths, UnprivilegedUser user, Superuser superuser) {

  private static final int LAST_LINES = 12;
  private static final Duration INITDB_LIMIT = Duration.ofSeconds(60);

  List<String> command(String program, List<String> arguments) {
    return user.command(programs.resolve("bin").resolve(program), arguments);
  }

  Path log(String role) {
    return paths.logs().resolve(role + ".log");
  }

  StartFailure failure(String role, String what) {
    return new StartFailure(
        role + " " + what + "; its log " + log(role) + " ends:\n" + lastLines(log(role)));
  }

  private static String lastLines(Path log) {
    try {
      var lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "(unreadable: " + e.getMessage() + ")";
    }
  }

  /**
   * Makes a new, empty database directory. It appears whole or not at all: made beside its place,
   * then renamed.
   */
  public void initialise(Path directory, String role) {
    var building = directory.resolveSibling(directory.getFileName() + ".building");
    var secret = directory.resolveSibling("superuser.password");
    try {
      DurableFiles.delete(building);
      Files.createDirectories(building);
      Files.createDirectories(paths.logs());
      user.own(building);
      DurableFiles.replace(secret, superuser.password() + "\n");
      user.own(secret);
      var arguments =
          List.of(
              "-D",
              building.toString(),
              "-U",
              "postgres",
              "--pwfile=" + secret,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              // The same order of letters on every machine, whatever its C library.
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8");
      runInitdb(role, arguments);
      Files.move(building, directory);
      DurableFiles.force(directory.getParent());
    } catch (IOException e) {
      throw new StartFailure(role + ": " + directory + " cannot be made: " + e.getMessage(), e);
    } finally {
      secret.toFile().delete();
    }
  }

  /** Returns when it has done its work; an interruption or the limit ends it and its children. */
  private void runInitdb(String role, List<String> arguments) {
    var initdb =
        LocalProcess.startTool(
            role + "-initdb",
            command("initdb", arguments),
            Map.of("LC_ALL", "C"),
            paths.data(),
            log(role));
    try {
      if (!initdb.endsWithin(INITDB_LIMIT)) {
        throw failure(role, "took over " + INITDB_LIMIT.toSeconds() + " s to make its directory");
      }
      if (initdb.exitCode().orElseThrow() != 0) {
        throw failure(role, "could not make its directory");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("stopped while waiting", e);
    } finally {
      if (initdb.alive()) {
        Uninterruptibly.run(initdb::killWithChildren);
      }
    }
  }
}
