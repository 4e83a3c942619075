package millions.localstack.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import millions.local.process.LogTail;
import millions.local.process.StartFailure;

/**
 * Installs something from a package index, as pip does.
 *
 * @param log where its output goes; its ledger lies beside it
 * @param environment of this process, of which the ways to package indexes are passed on
 */
record InstallCommand(Path log, Map<String, String> environment) {

  private static final Duration LIMIT = Duration.ofMinutes(15);

  /**
   * Returns when it has done its work.
   *
   * @throws StartFailure with what it was for and the end of its log, when it could not
   */
  void run(String purpose, List<String> command, Path directory) {
    var tool = new ToolCommand("localstack-install", settings(), LIMIT, log);
    if (!tool.run(command, directory)) {
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
