package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.control.ControlKey;
import millions.local.process.Ports;
import millions.local.state.StateDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code up} refuses before it asks the supervisor, and who that is. */
class ClimbRequestTest {

  private static RunRecord record(boolean ready) {
    var nobody = new ControlKey(new Ports().next(), "secret");
    return new RunRecord(
        42, Instant.ofEpochMilli(7), Stage.LOAD_BALANCED, "http://localhost:1", ready, nobody);
  }

  private static ClimbRequest request(boolean ready) {
    return new ClimbRequest(record(ready), line -> {});
  }

  @Test
  void runThatIsNotReadyIsNotAsked() {
    assertThatThrownBy(() -> request(false).to(Stage.CACHED_READS))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("Stage 3 load-balanced is just starting");
  }

  @Test
  void supervisorThatDoesNotAnswerIsSaidSo() {
    assertThatThrownBy(() -> request(true).to(Stage.CACHED_READS))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("cannot be asked to climb");
  }

  @Test
  void sameStageOtherPortAndForgottenDataAreNoClimb() {
    var request = request(true);
    assertThatThrownBy(() -> request.with(Stage.LOAD_BALANCED, Optional.empty(), false))
        .hasMessage(
            "Stage 3 load-balanced is running at http://localhost:1 (process 42). Stop it first: ./millions down");
    assertThatThrownBy(() -> request.with(Stage.CACHED_READS, Optional.of(2), false))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("A climb keeps the port");
    assertThatThrownBy(() -> request.with(Stage.CACHED_READS, Optional.empty(), true))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("A climb keeps the data");
    assertThat(request.with(Stage.CACHED_READS, Optional.of(1), false)).isSameAs(request);
  }

  @Test
  void onlyItsOwnerReadsTheToken(@TempDir Path directory) throws IOException {
    var state = new StateDirectory(directory);
    state.create();
    var record = record(true);
    record.write(state);
    assertThat(RunRecord.read(state)).contains(record);
    assertThat(record.toString()).doesNotContain("secret");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("run/supervisor.json"))))
        .isEqualTo("rw-------");
  }

  /** Process ids are used again. */
  @Test
  void anotherProcessWithTheSameIdIsNotTheSupervisor() {
    var self = RunRecord.ofThisProcess(Stage.SINGLE_BOX, "", true, new ControlKey(1, ""));
    assertThat(self.supervisor()).contains(ProcessHandle.current());
    var before = self.started().minusSeconds(60);
    assertThat(
            new RunRecord(self.pid(), before, self.stage(), "", true, self.control()).supervisor())
        .isEmpty();
  }
}
