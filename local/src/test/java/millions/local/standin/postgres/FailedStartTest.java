package millions.local.standin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import millions.local.process.Ports;
import millions.local.process.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that cannot start leaves no process behind and no open socket. */
class FailedStartTest {

  private static final List<String> PORTS =
      List.of("sql-endpoint", "sql-node-1", "sql-node-2", "sql-replica-1", "sql-replica-2");

  @TempDir Path directory;
  private final Ports ports = new Ports();

  @Test
  void standbyWhosePortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var cluster = cluster(name -> portOf(name, "sql-node-2", taken));
      assertThatThrownBy(() -> cluster.start(sentence -> {}))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("sql-standby.log");
    }
    assertNothingIsLeft();
  }

  @Test
  void replicaWhosePortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var cluster = cluster(name -> portOf(name, "sql-replica-2", taken));
      cluster.start(sentence -> {});
      try {
        var replicas = new ReadReplicas(cluster);
        var watched = startWatched(cluster, replicas);
        assertThat(watched)
            .isInstanceOf(StartFailure.class)
            .hasMessageContaining("sql-replica-2.log");
        assertThat(processes()).noneMatch(line -> line.contains("replica-"));
      } finally {
        cluster.stop();
      }
    }
    assertNothingIsLeft();
  }

  /** The supervisor looks at the pair while the replicas start. */
  private static Throwable startWatched(SqlCluster cluster, ReadReplicas replicas) {
    var start = CompletableFuture.runAsync(() -> replicas.start(sentence -> {}));
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              cluster.check();
              return start.isDone();
            });
    return start.exceptionNow();
  }

  @Test
  void interruptedWhileTheStandbyIsBuilt() throws Exception {
    var cluster = cluster(ports::of);
    interruptWhen(cluster, () -> Files.exists(directory.resolve("data/sql/node-2.building")));
    assertNothingIsLeft();
  }

  @Test
  void interruptedWhileTheStandbyStarts() throws Exception {
    var cluster = cluster(ports::of);
    interruptWhen(cluster, () -> processes().stream().anyMatch(line -> line.contains("node-2")));
    assertNothingIsLeft();
  }

  @Test
  void interruptedBeforeTheFirstLookAtTheStandby() throws Exception {
    var cluster = cluster(ports::of);
    Consumer<String> interruptAtStandby =
        sentence -> {
          if (sentence.equals("sql-standby catches up")) {
            Thread.currentThread().interrupt();
          }
        };
    assertThatThrownBy(() -> cluster.start(interruptAtStandby)).isInstanceOf(StartFailure.class);
    assertThat(Thread.interrupted()).as("the caller still learns of it").isTrue();
    assertNothingIsLeft();
  }

  @Test
  void interruptedWhileTheDirectoryIsMade() throws Exception {
    var cluster = cluster(ports::of);
    interruptWhen(
        cluster, () -> Files.exists(directory.resolve("data/sql/node-1.building/PG_VERSION")));
    assertNothingIsLeft();
  }

  private SqlCluster cluster(ToIntFunction<String> portOf) {
    return new SqlCluster(
        ClusterUnderTest.paths(directory),
        ClusterUnderTest.CREDENTIALS,
        ClusterUnderTest.WITH_REPLICAS.pair(),
        portOf);
  }

  private int portOf(String name, String unlucky, ServerSocket taken) {
    return name.equals(unlucky) ? taken.getLocalPort() : ports.of(name);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void interruptWhen(SqlCluster cluster, Condition condition) throws Exception {
    var outcome = new CompletableFuture<Void>();
    var starter =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    cluster.start(sentence -> {});
                    outcome.complete(null);
                  } catch (RuntimeException e) {
                    outcome.completeExceptionally(e);
                  }
                });
    await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(condition::holds);
    starter.interrupt();
    starter.join();
    assertThat(outcome.exceptionNow()).isInstanceOf(StartFailure.class);
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(processes()).isEmpty();
    for (var name : PORTS) {
      assertThat(openSockets(ports.of(name))).as(name).isEmpty();
    }
  }

  /** The command lines of all processes that work in the directory of this test, or name it. */
  private List<String> processes() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(process -> process.getFileName().toString().matches("\\d+"))
          .map(this::description)
          .filter(line -> line.contains(directory.toString()))
          .toList();
    }
  }

  private String description(Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd"))
          + " "
          + Files.readString(process.resolve("cmdline")).replace('\0', ' ');
    } catch (IOException ended) {
      return "";
    }
  }

  /** Lines of the system's table of TCP sockets that some process holds open. */
  private static List<String> openSockets(int port) throws IOException {
    var end = ":%04X".formatted(port);
    var open = Stream.<String>builder();
    for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (var line : Files.readAllLines(Path.of(table))) {
        var columns = line.strip().split("\\s+");
        // An inode of 0: closed by all, and kept a while by the system.
        if ((columns[1].endsWith(end) || columns[2].endsWith(end)) && !columns[9].equals("0")) {
          open.add(line);
        }
      }
    }
    return open.build().toList();
  }
}
