package millions.localstack.deployment;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import millions.ladder.CdkCommandLine;

/** Reads the CDK's lines and tells every two seconds how far the deployment is. Not thread-safe. */
final class DeploymentProgress implements Consumer<String> {

  private static final Duration TELL_EVERY = Duration.ofSeconds(2);
  private static final Pattern RESOURCE =
      Pattern.compile(CdkCommandLine.STACK + " \\| +(\\d+)(?:/(\\d+))? \\|.*");

  private final int stage;
  private final Consumer<String> tell;
  private long told = System.nanoTime() - TELL_EVERY.toNanos();

  DeploymentProgress(int stage, Consumer<String> tell) {
    this.stage = stage;
    this.tell = tell;
  }

  @Override
  public void accept(String line) {
    var resource = RESOURCE.matcher(line);
    if (resource.matches() && System.nanoTime() - told >= TELL_EVERY.toNanos()) {
      told = System.nanoTime();
      var all = resource.group(2) == null ? "" : " of " + resource.group(2);
      tell.accept("  stage %d: %s%s resources".formatted(stage, resource.group(1), all));
    }
  }
}
