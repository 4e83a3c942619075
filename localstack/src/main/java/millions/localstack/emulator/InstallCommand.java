package millions.localstack.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import millions.local.process.LocalProcess;
import millions.local.process.LogTail;
import millions.local.process.StartFailure;

/**
 * A program that fetches something and ends, as pip does. Broken off it ends with its children:
 * they would write on into a directory that the next run makes anew.
 *
 * @param log where its output goes; its ledger lies beside it
 * @param environment of this process, of which the ways to package indexes are passed on
 */
record InstallCommand(Path log, Map<String, String> environment) {

  private static final String ROLE = "localstack-install";
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /**
   * Returns when it has done its work.
   *
   * @throws StartFailure with what it was for and the end of its log, when it could not
   */
  void run(String purpose, List<String> command, Path directory) {
    var process = LocalProcess.startTool(ROLE, command, settings(), directory, log);
    try {
      process.handle().onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.killWithChildren();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      process.killWithChildren();
      Thread.currentThread().interrupt();
    }
    if (process.exitCode().orElse(-1) != 0) {
      throw new StartFailure(purpose + " could not be installed." + LogTail.of(log));
    }
  }

  private Map<String, String> settings() {
    var passed = new HashMap<String, String>();
    environment.forEach(
        (name, value) -> {
          if (isWayToAnIndex(name)) {
            passed.put(name, value);
          }
        });
    return passed;
  }

  private static boolean isWayToAnIndex(String name) {
    return name.startsWith("PIP_")
        || name.startsWith("SSL_CERT_")
        || name.equals("REQUESTS_CA_BUNDLE")
        || name.toLowerCase(Locale.ROOT).endsWith("_proxy");
  }
}
