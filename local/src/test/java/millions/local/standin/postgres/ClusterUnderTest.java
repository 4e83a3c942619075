package millions.local.standin.postgres;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import millions.local.process.Ports;
import millions.local.service.InstanceStatus;
import millions.local.standin.postgres.server.ClusterName;
import millions.local.standin.postgres.server.ClusterPaths;
import millions.local.standin.postgres.server.Pause;
import millions.local.standin.postgres.server.Superuser;

/** A cluster with real servers, looked after as the supervisor would: a look every 250 ms. */
final class ClusterUnderTest implements AutoCloseable {

  /**
   * A cluster and what hangs on it.
   *
   * @param replicas whether there are read replicas from the start
   */
  record Shape(ClusterShape pair, boolean replicas) {}

  static final Shape SINGLE = new Shape(new ClusterShape(false, true), false);
  static final Shape WITH_STANDBY = new Shape(new ClusterShape(true, true), false);
  static final Shape WITH_REPLICAS = new Shape(new ClusterShape(true, true), true);
  static final SqlCredentials CREDENTIALS =
      new SqlCredentials("super-secret", "millions-secret", "replicator-secret");

  final SqlCluster cluster;
  private final ReadReplicas replicas;
  private volatile boolean reading;
  private final ClusterPaths paths;
  private final AtomicBoolean watching = new AtomicBoolean(true);
  private final Thread supervisor;

  static ClusterUnderTest start(Path directory, Shape shape) {
    return start(directory, ClusterName.SQL, shape);
  }

  static ClusterUnderTest start(Path directory, ClusterName name, Shape shape) {
    return new ClusterUnderTest(paths(directory, name), shape);
  }

  private ClusterUnderTest(ClusterPaths paths, Shape shape) {
    this.paths = paths;
    cluster = new SqlCluster(paths, CREDENTIALS, shape.pair(), new Ports()::of);
    replicas = new ReadReplicas(cluster);
    cluster.start(sentence -> {});
    supervisor = Thread.ofVirtual().start(this::watch);
    try {
      if (shape.replicas()) {
        startReplicas();
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Adds the read replicas while the pair works. */
  void startReplicas() {
    replicas.start(sentence -> {});
    reading = true;
  }

  /** Takes them away again. */
  void stopReplicas() {
    reading = false;
    replicas.stop();
  }

  List<String> replicaAddresses() {
    return reading ? replicas.addresses() : List.of();
  }

  List<InstanceStatus> instances() {
    var all = new ArrayList<>(cluster.instances());
    all.addAll(replicas.instances());
    return all;
  }

  static ClusterPaths paths(Path directory) {
    return paths(directory, ClusterName.SQL);
  }

  /** As in a stage: a directory of data for each, one of logs for all. */
  private static ClusterPaths paths(Path directory, ClusterName name) {
    return new ClusterPaths(
        name,
        directory.resolve("data").resolve(name.text()),
        directory.resolve("logs"),
        Path.of("target/postgres-cache"));
  }

  private void watch() {
    while (watching.get()) {
      cluster.check();
      if (reading) {
        replicas.check();
      }
      Pause.of(Duration.ofMillis(250));
    }
  }

  Connection connect(String address) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + "/millions?connectTimeout=2&socketTimeout=20",
        SqlCredentials.USERNAME,
        CREDENTIALS.applicationPassword());
  }

  Connection superuser(String role) throws SQLException {
    var port = Integer.parseInt(instance(role).address().replaceFirst(".*:", ""));
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

  InstanceStatus instance(String role) {
    return instances().stream().filter(p -> p.role().equals(role)).findFirst().orElseThrow();
  }

  long pid(String role) {
    return instance(role).pid().orElseThrow();
  }

  void signal(String role, String signal) throws Exception {
    signal(pid(role), signal);
  }

  static void signal(long pid, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start().waitFor();
  }

  boolean up(String role) {
    return instance(role).health() == InstanceStatus.Health.UP;
  }

  boolean inSync() {
    var file = new ClusterStateFile(paths.data());
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
    for (var instance : instances()) {
      if (instance.pid().isPresent()) {
        signal(instance.pid().getAsLong(), "KILL");
      }
    }
  }

  @Override
  public void close() {
    stopWatching();
    replicas.stop();
    cluster.stop();
  }
}
