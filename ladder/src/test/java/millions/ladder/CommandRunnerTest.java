package millions.ladder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandRunnerTest {

  private final PrintStream original = System.err;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @BeforeEach
  void captureErrors() {
    System.setErr(new PrintStream(errors, true, UTF_8));
  }

  @AfterEach
  void restoreErrors() {
    System.setErr(original);
  }

  @Test
  void theCommandsOwnExitCodeIsKept() {
    assertThat(run(() -> 0)).isZero();
    assertThat(run(() -> 1)).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).isEmpty();
  }

  @Test
  void anUnknownArgumentExitsWithTwoAndPointsToTheHelp() {
    assertThat(run(() -> 0, "--nonsense")).isEqualTo(2);
    assertThat(errors.toString(UTF_8).lines())
        .containsExactly("Unknown option: '--nonsense'", "See ./millions help");
  }

  @Test
  void anExpectedErrorIsOneSentenceAndItsExitCode() {
    var code =
        run(
            () -> {
              throw CommandRefused.environment("No Node here.");
            });

    assertThat(code).isEqualTo(3);
    assertThat(errors.toString(UTF_8).lines()).containsExactly("No Node here.");
  }

  @Test
  void aDefectShowsItsStackTraceAndExitsWithOne() {
    var code =
        run(
            () -> {
              throw new IllegalStateException("a defect");
            });

    assertThat(code).isEqualTo(1);
    assertThat(errors.toString(UTF_8))
        .contains("IllegalStateException: a defect", "at millions.ladder.CommandRunnerTest");
  }

  private static int run(Callable<Integer> body, String... arguments) {
    return CommandRunner.run(new CommandLine(new Probe(body)), arguments);
  }

  @Command(name = "probe")
  private record Probe(Callable<Integer> body) implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
      return body.call();
    }
  }
}
