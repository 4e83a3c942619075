package millions.local.sql;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import millions.local.process.Part;

/** A cluster with real servers, looked after as the supervisor would: a look every 250 ms. */
final class ClusterUnderTest implements AutoCloseable {

  static final SqlShape SINGLE = new SqlShape(false, 0, true);
  static final SqlShape WITH_STANDBY = new SqlShape(true, 0, true);
  static final SqlShape WITH_REPLICAS = new SqlShape(true, 2, true);
  static final SqlCredentials CREDENTIALS =
      new SqlCredentials("super-secret", "millions-secret", "replicator-secret");

  final SqlCluster cluster;
  private final Path directory;
  private final AtomicBoolean watching = new AtomicBoolean(true);
  private final Thread supervisor;

  static ClusterUnderTest start(Path directory, SqlShape shape) {
    return new ClusterUnderTest(directory, shape);
  }

  private ClusterUnderTest(Path directory, SqlShape shape) {
    this.directory = directory;
    cluster = new SqlCluster(places(directory), CREDENTIALS, shape, ClusterUnderTest::freePort);
    cluster.start(sentence -> {});
    supervisor = Thread.ofVirtual().start(this::watch);
  }

  static SqlPlaces places(Path directory) {
    return new SqlPlaces(
        directory.resolve("data"), directory.resolve("logs"), Path.of("target/postgres-cache"));
  }

  private void watch() {
    while (watching.get()) {
      cluster.check();
      Pause.of(Duration.ofMillis(250));
    }
  }

  static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException taken) {
        // The next one.
      }
    }
  }

  Connection connect(String address) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + "/millions?connectTimeout=2&socketTimeout=20",
        SqlCredentials.USERNAME,
        CREDENTIALS.applicationPassword());
  }

  Connection superuser(String role) throws SQLException {
    var port = Integer.parseInt(part(role).address().replaceFirst(".*:", ""));
    return new Superuser(CREDENTIALS.superuserPassword()).connect(port, Duration.ofSeconds(20));
  }

  void execute(String sql) throws SQLException {
    try (var session = connect(cluster.primaryAddress());
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  List<Integer> numbers(String address) throws SQLException {
    try (var session = connect(address);
        var statement = session.createStatement();
        var rows = statement.executeQuery("select n from numbers order by n")) {
      var numbers = new ArrayList<Integer>();
      while (rows.next()) {
        numbers.add(rows.getInt(1));
      }
      return numbers;
    }
  }

  Part part(String role) {
    return cluster.parts().stream().filter(p -> p.role().equals(role)).findFirst().orElseThrow();
  }

  long pid(String role) {
    return part(role).pid().orElseThrow();
  }

  void signal(String role, String signal) throws Exception {
    signal(pid(role), signal);
  }

  static void signal(long pid, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start().waitFor();
  }

  boolean up(String role) {
    return part(role).health() == Part.Health.UP;
  }

  boolean inSync() {
    var file = new StateFile(places(directory).data());
    return file.read().orElseThrow().inSync();
  }

  void until(BooleanSupplier condition) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(condition::getAsBoolean);
  }

  void stopWatching() {
    watching.set(false);
    try {
      supervisor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills every server at once and forgets about them, as the machine's end would. */
  void cutPower() throws Exception {
    stopWatching();
    for (var part : cluster.parts()) {
      if (part.pid().isPresent()) {
        signal(part.pid().getAsLong(), "KILL");
      }
    }
  }

  @Override
  public void close() {
    stopWatching();
    cluster.stop();
  }
}
