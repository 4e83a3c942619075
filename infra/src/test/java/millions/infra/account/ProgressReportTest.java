package millions.infra.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ProgressReportTest {

  private static final Duration NEVER = Duration.ofDays(1);

  private final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
  private final PrintStream out =
      new PrintStream(
          new OutputStream() {
            @Override
            public void write(int b) {
              written.add(String.valueOf((char) b));
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
              written.add(new String(bytes, from, length, UTF_8));
            }
          },
          true,
          UTF_8);

  @Test
  void longWaitIsReported() throws Exception {
    try (var progress =
        new ProgressReport(out, "a database is made", Duration.ofMillis(1), NEVER)) {
      var said = new StringBuilder();
      while (!said.toString().contains("\n")) {
        said.append(written.take());
      }
      assertThat(said).startsWith("  ... a database is made (");
      progress.line("done");
    }
  }

  @Test
  void linesArePrinted() {
    try (var progress = new ProgressReport(out, "a database is made", NEVER, NEVER)) {
      progress.line("CREATE_COMPLETE");
    }

    assertThat(String.join("", written)).isEqualTo("CREATE_COMPLETE\n");
  }
}
