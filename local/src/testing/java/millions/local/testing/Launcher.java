package millions.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Gives commands to {@code ./millions} and keeps what it printed. */
public final class Launcher {

  /** Surefire works in the module; the checkout is the folder above. */
  public static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  /** Half a gigabyte of LocalStack, installed once for all runs of this checkout. */
  public static final Map<String, String> ENVIRONMENT =
      Map.of("MILLIONS_VENV", CHECKOUT.resolve(".millions/localstack/venv").toString());

  private static final long LIMIT_SECONDS = 240;

  /**
   * How a command ended.
   *
   * @param printed on both its streams
   */
  public record Ended(int exitCode, String printed) {

    public Ended mustBe(int wanted) {
      assertThat(exitCode).as(printed).isEqualTo(wanted);
      return this;
    }

    public String lastLine() {
      return printed.strip().lines().reduce("", (before, line) -> line);
    }
  }

  private final Path home;

  /**
   * @param home the state directory of all commands
   */
  public Launcher(Path home) {
    this.home = home;
  }

  /** Starts a command and leaves it alone; what it prints goes to the file. */
  Process begin(Path output, String... arguments) {
    var line = new ArrayList<String>();
    line.add(CHECKOUT.resolve("millions").toString());
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("MILLIONS_HOME", home.toString());
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().remove("AWS_ENDPOINT_URL");
    // the JDK of this test and not whichever is found first
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      return builder.redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Ended run(String... arguments) {
    try {
      var output = Files.createTempFile(home, "printed-", ".txt");
      var process = begin(output, arguments);
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
          .as("%s ends", List.of(arguments))
          .isTrue();
      return new Ended(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
