package millions.local.standin.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import millions.local.process.StartFailure;

/**
 * PostgreSQL refuses to run as root ("root" execution of the PostgreSQL server is not permitted).
 * As any other user this does nothing; as root it starts the server in a user namespace where root
 * has no name, or, where that is forbidden, as the user nobody.
 */
public enum UnprivilegedUser {
  AS_WE_ARE(List.of()),
  /** Both programs replace themselves by the server, so the process id stays. */
  IN_A_USER_NAMESPACE(List.of("unshare", "-U")),
  AS_NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

  private final List<String> prefix;

  UnprivilegedUser(List<String> prefix) {
    this.prefix = prefix;
  }

  public static UnprivilegedUser choose() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return AS_WE_ARE;
    }
    return works(List.of("unshare", "-U", "true")) ? IN_A_USER_NAMESPACE : AS_NOBODY;
  }

  List<String> command(Path program, List<String> arguments) {
    var command = new ArrayList<>(prefix);
    command.add(program.toString());
    command.addAll(arguments);
    return command;
  }

  /** Gives files to the user the server will run as. */
  void own(Path path) {
    if (this == AS_NOBODY
        && Files.exists(path)
        && !works(List.of("chown", "-R", "65534:65534", path.toString()))) {
      throw new StartFailure("the database's files cannot be given to the user nobody: " + path);
    }
  }

  private static boolean works(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
