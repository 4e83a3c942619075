package millions.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import millions.local.process.ProcessLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NeedsPython.class)
class EmulatorIT {

  @TempDir private Path state;

  @Test
  void stopLeavesNothingBehind() {
    var rig = Rig.started(state);
    assertThat(rig.emulator().check()).isTrue();
    assertThat(rig.emulator().lives()).isEqualTo(1);
    assertThat(new ProcessLedger(state.resolve("logs")).living())
        .extracting(ProcessLedger.Entry::role)
        .containsExactly("localstack");
    var process = rig.process();
    rig.close();
    rig.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(rig.emulator().pid()).isEmpty();
    assertThat(new ProcessLedger(state.resolve("logs")).living()).isEmpty();
  }

  @Test
  void aKilledOneComesBackAsAnotherLife() {
    try (var rig = Rig.started(state)) {
      rig.kill();
      assertThat(rig.emulator().check()).isFalse();
      rig.awaitAnswer();
      assertThat(rig.emulator().lives()).isEqualTo(2);
    }
  }

  @Test
  void onlyThisMachineReachesIt() throws IOException {
    try (var rig = Rig.started(state)) {
      var port = rig.emulator().endpoint().getPort();
      for (var address : outerAddresses()) {
        assertThatThrownBy(() -> new Socket(address, port).close())
            .as("%s", address)
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  private static List<InetAddress> outerAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .toList();
  }

  @Test
  void allItWritesLiesInTheStateDirectory() throws IOException {
    try (var rig = Rig.started(state)) {
      var files = Path.of("/proc", Long.toString(rig.process().pid()), "fd");
      try (var s3 = rig.s3()) {
        s3.createBucket(create -> create.bucket("large"));
        rig.content("large").put("above/what-it-holds-in-memory", new byte[2_000_000]);
      }
      try (var open = Files.list(files)) {
        assertThat(open.map(EmulatorIT::target).filter(file -> file.startsWith("/tmp")))
            .isNotEmpty()
            .allSatisfy(file -> assertThat(file).startsWith(state.toString()));
      }
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "gone meanwhile";
    }
  }
}
