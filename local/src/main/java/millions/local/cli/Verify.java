package millions.local.cli;

import java.net.URI;
import java.util.concurrent.Callable;
import millions.local.run.RunRecord;
import millions.local.state.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the acceptance suite against a stage, here or anywhere. */
@Command(name = "verify", description = "Runs the acceptance suite against a running stage.")
final class Verify implements Callable<Integer> {

  @Option(
      names = "--url",
      description = "Where the stage answers (default: the one that runs here).")
  private URI url;

  @Override
  public Integer call() {
    var target =
        url != null
            ? url
            : RunRecord.read(StateDirectory.ofThisProject())
                .map(run -> URI.create(run.url()))
                .orElse(URI.create("http://localhost:8080"));
    return millions.acceptance.Verify.run(target, System.out).ok() ? 0 : 1;
  }
}
