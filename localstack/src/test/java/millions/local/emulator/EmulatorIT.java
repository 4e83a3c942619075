package millions.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorIT {

  @TempDir private Path state;

  @Test
  void startsAndStops() {
    var emulator = Rig.at(state);
    emulator.start(System.out::println);
    assertThat(emulator.check()).isTrue();
    assertThat(emulator.lives()).isEqualTo(1);
    var process = ProcessHandle.of(emulator.pid().getAsLong()).orElseThrow();
    emulator.stop();
    assertThat(process.isAlive()).isFalse();
    assertThat(emulator.check()).isFalse();
  }
}
