package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import millions.local.process.LeftoverProcesses;
import millions.local.process.ProcessEnds;
import millions.local.process.StartFailure;
import millions.local.state.StateDirectory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallCommandTest {

  /** As pip does: the one writes, the other waits for it. */
  private static final List<String> WITH_A_CHILD =
      List.of("sh", "-c", "sh -c 'echo $$ > child.new; mv child.new child; exec sleep 600' & wait");

  @TempDir private Path home;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private StateDirectory state;
  private Thread running;

  @BeforeEach
  void begin() {
    state = new StateDirectory(home);
    var tool = new InstallCommand(state.logs().resolve("install.log"), Map.of());
    running = Thread.ofVirtual().start(() -> run(tool));
  }

  private void run(InstallCommand tool) {
    try {
      tool.run("LocalStack", WITH_A_CHILD, home);
      ended.complete(null);
    } catch (StartFailure e) {
      ended.completeExceptionally(e);
    }
  }

  @Test
  void brokenOffItLeavesNoChild() throws IOException {
    var child = child();
    running.interrupt();
    assertItFails();
    assertThat(ProcessEnds.hasEnded(child)).isTrue();
  }

  @Test
  void itsChildIsAmongTheLeftovers() throws IOException {
    var child = child();
    new LeftoverProcesses(state).end();
    assertThat(ProcessEnds.hasEnded(child)).isTrue();
    assertItFails();
  }

  private void assertItFails() {
    assertThatThrownBy(ended::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("could not be installed");
  }

  private ProcessHandle child() throws IOException {
    var file = home.resolve("child");
    Awaitility.await().until(() -> Files.exists(file));
    return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
  }
}
