package millions.localstack.emulator;

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
import java.util.concurrent.Executors;
import millions.local.process.ProcessLedger;
import millions.local.process.StartFailure;
import org.awaitility.Awaitility;
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
  void aSilentOneIsReplaced() throws Exception {
    try (var rig = Rig.impatient(state)) {
      rig.start();
      var silent = rig.process();
      rig.halt();
      rig.awaitLife(2);
      assertThat(silent.isAlive()).isFalse();
    }
  }

  @Test
  void anotherOnItsPortIsNotTakenForIt() throws IOException {
    try (var rig = Rig.impatient(state);
        var other = other(rig)) {
      assertThatThrownBy(rig::start)
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("taken by another LocalStack")
          .hasMessageContaining("--endpoint " + other.endpoint());
      assertThat(rig.emulator().pid()).isEmpty();
      assertThat(rig.emulator().lives()).isZero();
    }
  }

  @Test
  void oneThatTakesItsPortMeanwhileIsNotTakenForIt() throws Exception {
    try (var rig = Rig.impatient(state);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var start = threads.submit(rig::start);
      // it listens seconds after its birth
      Awaitility.await().until(() -> rig.emulator().pid().isPresent());
      try (var other = other(rig)) {
        assertThatThrownBy(start::get)
            .cause()
            .isInstanceOf(StartFailure.class)
            .hasMessageContaining("taken by another LocalStack")
            .hasMessageContaining("--endpoint " + other.endpoint())
            .cause()
            .hasMessageContaining("localstack ended while it was starting")
            .hasMessageContaining("No listening");
        assertThat(rig.emulator().pid()).isEmpty();
        assertThat(rig.emulator().lives()).isZero();
      }
    }
  }

  private static Answering other(Rig rig) throws IOException {
    return new Answering(rig.emulator().endpoint().getPort())
        .asLocalStack()
        .withMarker("{\"life\": \"a\", \"owner\": \"theirs\", \"kept\": true}");
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
