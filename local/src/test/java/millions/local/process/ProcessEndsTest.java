package millions.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProcessEndsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void whoRunsHasNotEnded() throws Exception {
    var process = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(ProcessEnds.hasEnded(process.toHandle())).isFalse();
      assertThat(ProcessEnds.await(List.of(process.toHandle()), Duration.ZERO)).isFalse();
    } finally {
      process.destroyForcibly();
    }
    assertThat(ProcessEnds.await(List.of(process.toHandle()), LIMIT)).isTrue();
  }

  /** The shell becomes a sleep, which does not ask for the exit code of the shell's child. */
  @Test
  void whoIsDeadHasEndedAlsoWhileNobodyAsksForItsExitCode() throws Exception {
    var parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start();
    try {
      var child = ProcessHandle.of(pid(parent)).orElseThrow();
      Awaitility.await().until(() -> isSleep(parent.toHandle()));
      child.destroyForcibly();
      assertThat(ProcessEnds.await(List.of(child), LIMIT)).isTrue();
      assertThat(child.isAlive()).as("to Java").isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }

  private static boolean isSleep(ProcessHandle process) {
    return process.info().command().filter(path -> !path.endsWith("sh")).isPresent();
  }

  private static long pid(Process shell) throws IOException {
    try (var lines = shell.inputReader()) {
      return Long.parseLong(lines.readLine());
    }
  }
}
