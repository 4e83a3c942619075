package millions.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLedgerTest {

  @TempDir private Path directory;

  @Test
  void startedProcessIsFoundUntilItIsGone() {
    var process = sleeper();
    assertThat(new ProcessLedger(directory).living())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.role()).isEqualTo("sleeper one");
              assertThat(entry.handle().pid()).isEqualTo(process.pid());
            });
    process.stop("TERM", Duration.ofSeconds(10));
    assertThat(new ProcessLedger(directory).living()).isEmpty();
  }

  @Test
  void anotherProcessOfTheSameIdIsNotOurs() throws IOException {
    var process = sleeper();
    var longAgo = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();
    Files.writeString(
        directory.resolve("processes"), process.pid() + " " + longAgo + " sleeper one\n");
    assertThat(new ProcessLedger(directory).living()).isEmpty();
    process.stop("KILL", Duration.ofSeconds(10));
  }

  private LocalProcess sleeper() {
    return LocalProcess.start(
        "sleeper one",
        List.of("sleep", "600"),
        Map.of(),
        directory,
        directory.resolve("sleeper.log"));
  }
}
