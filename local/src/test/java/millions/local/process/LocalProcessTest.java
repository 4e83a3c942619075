package millions.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProcessTest {

  @TempDir Path directory;

  @Test
  void processThatCannotBeNotedIsEnded() throws Exception {
    Files.createDirectory(directory.resolve("processes"));
    assertThatThrownBy(
            () ->
                LocalProcess.start(
                    "sleeper",
                    List.of("/bin/sleep", "1000"),
                    Map.of(),
                    directory,
                    directory.resolve("sleeper.log")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("sleeper could not be started");
    assertThat(ProcessHandle.current().children().filter(this::standsInTheDirectory)).isEmpty();
  }

  private boolean standsInTheDirectory(ProcessHandle process) {
    return directory.equals(workingDirectory(process));
  }

  private static Path workingDirectory(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
    } catch (IOException ended) {
      return Path.of("/");
    }
  }
}
