package millions.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong option is refused before anything is started, as by every other command. */
class BenchTest {

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--connections | 0    | 1 to 1000",
        "--connections | 1001 | 1 to 1000",
        "--rounds      | 0    | 1 to 100",
        "--rounds      | -1   | 1 to 100",
        "--seconds     | 0    | 1 to 600",
        "--seconds     | 601  | 1 to 600",
        "--warm-up     | -1   | 0 to 600",
      })
  void numberOutOfItsRangeIsRefused(String option, String value, String allowed) {
    assertThat(Bench.run(option, value)).isEqualTo(2);
    assertThat(errors.toString(UTF_8).lines())
        .containsExactly(
            "%s is %s; allowed are %s".formatted(option, value, allowed), "See ./millions help");
  }

  @Test
  void comparisonThatDoesNotExistIsRefusedWithThoseThatDo() {
    assertThat(Bench.run("--only", "moon")).isEqualTo(2);
    assertThat(errors.toString(UTF_8))
        .contains("--only", "'moon' is none of [hot, cold-url, cold-text, post]");
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThat(Bench.run("--rounds", "many")).isEqualTo(2);
    assertThat(errors.toString(UTF_8)).contains("--rounds", "many");
  }
}
