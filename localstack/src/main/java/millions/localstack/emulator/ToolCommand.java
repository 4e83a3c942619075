package millions.localstack.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import millions.local.process.LocalProcess;

/**
 * Runs a program that does one piece of work and ends, as pip and Docker Compose do. When it is
 * broken off, its children end with it: they would work on beside the next run.
 *
 * @param role names it in the ledger of processes
 * @param environment what it sees beside PATH, HOME, LANG and TZ
 * @param limit how long it may take
 * @param log its output is appended there; its ledger lies beside it
 */
record ToolCommand(String role, Map<String, String> environment, Duration limit, Path log) {

  /**
   * Returns when it has ended. An interruption or the limit ends it.
   *
   * @return whether it has done its work
   * @throws millions.local.process.StartFailure when it cannot be started
   */
  boolean run(List<String> command, Path directory) {
    var process = LocalProcess.startTool(role, command, environment, directory, log);
    try {
      process.handle().onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.killWithChildren();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      process.killWithChildren();
      Thread.currentThread().interrupt();
    }
    return process.exitCode().orElse(-1) == 0;
  }
}
