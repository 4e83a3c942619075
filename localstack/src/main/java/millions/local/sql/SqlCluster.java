package millions.local.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import millions.local.process.Component;
import millions.local.process.Part;
import millions.local.process.StartFailure;

/**
 * The database of a stage, as Amazon RDS would run it, in real PostgreSQL processes: a primary; on
 * request a synchronous standby that takes over by itself, and two read replicas, one cascaded.
 *
 * <p>Rows stay where they are when the shape changes from one run to the next. A commit that was
 * acknowledged survives the loss of any one server where there is a standby, and a power cut of all
 * servers everywhere.
 */
public final class SqlCluster implements Component {

  private static final List<String> PAIR = List.of("node-1", "node-2");
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
  private static final int HOPELESS = 3;

  private final SqlPlaces places;
  private final SqlCredentials credentials;
  private final SqlShape shape;
  private final IntSupplier ports;
  private final StateFile state;
  private final Events events;
  private final Endpoint endpoint;
  private Installation installation;
  private volatile PrimaryWithStandby pair;
  private volatile List<ReadReplica> replicas = List.of();

  /**
   * Prepares a cluster; nothing runs yet.
   *
   * @param ports gives a free port of 127.0.0.1 at each call; asked a few times here and in {@link
   *     #start}
   */
  public SqlCluster(
      SqlPlaces places, SqlCredentials credentials, SqlShape shape, IntSupplier ports) {
    this.places = places;
    this.credentials = credentials;
    this.shape = shape;
    this.ports = ports;
    this.state = new StateFile(places.data());
    this.events = new Events(places.logs());
    this.endpoint = new Endpoint(shape.standby() ? ports.getAsInt() : 0);
  }

  @Override
  public void start(Consumer<String> progress) {
    try {
      prepare(progress);
      progress.accept("sql-primary starts");
      startPair();
      makeReplicas();
      awaitWhole(progress);
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  private void prepare(Consumer<String> progress) {
    try {
      Files.createDirectories(places.data());
    } catch (IOException e) {
      throw new StartFailure(places.data() + " cannot be made: " + e.getMessage(), e);
    }
    progress.accept("PostgreSQL is unpacked");
    installation =
        new Installation(
            Binaries.unpack(places.cache()),
            places,
            Unprivileged.choose(),
            new Superuser(credentials.superuserPassword()));
    if (state.read().isEmpty()) {
      state.set(new ClusterState(firstPrimary(), false, new java.util.TreeSet<>()));
    }
    if (!Files.exists(places.data().resolve(state.now().primary()).resolve("PG_VERSION"))) {
      throw new StartFailure(
          "The database directory "
              + places.data().resolve(state.now().primary())
              + " is gone, though state.json names it; put it back or start with --fresh.");
    }
  }

  /** Without a state file: the one directory there is, or a new one. */
  private String firstPrimary() {
    var candidates =
        PAIR.stream()
            .filter(name -> Files.exists(places.data().resolve(name).resolve("PG_VERSION")))
            .filter(name -> !Files.exists(places.data().resolve(name).resolve("standby.signal")))
            .toList();
    if (candidates.size() > 1) {
      throw new StartFailure(
          "state.json is missing in "
              + places.data()
              + " and two directories could be the primary.");
    }
    if (candidates.isEmpty()) {
      installation.initialise(places.data().resolve(PAIR.getFirst()), PrimaryNode.ROLE);
    }
    return candidates.isEmpty() ? PAIR.getFirst() : candidates.getFirst();
  }

  private void startPair() {
    var first = node(state.now().primary());
    var second = shape.standby() ? node(other(first.name())) : null;
    pair =
        new PrimaryWithStandby(
            state,
            shape,
            node -> new PrimaryNode(node, credentials),
            node -> follower(node, "sql-standby", whoIsPrimary()),
            endpoint,
            events);
    pair.start(first, second);
  }

  private Follower.Upstream whoIsPrimary() {
    var current = pair.primary();
    return new Follower.Upstream(PrimaryNode.ROLE, current.port(), () -> pair.primaryUp());
  }

  private void makeReplicas() {
    if (shape.replicas() == 0) {
      return;
    }
    var source =
        shape.standby()
            ? new Follower.Upstream(Endpoint.ROLE, endpoint.port(), () -> pair.primaryUp())
            : whoIsPrimary();
    var first = replica("replica-1", source, () -> pair.primaryUp());
    var node = first.follower().node();
    var second =
        replica(
            "replica-2",
            new Follower.Upstream("sql-replica-1", node.port(), first::up),
            // Copied later than the first, so that the first has all the log it needs.
            () -> pair.primaryUp() && first.up());
    replicas = List.of(first, second);
  }

  private ReadReplica replica(
      String name, Follower.Upstream upstream, java.util.function.BooleanSupplier mayBuild) {
    return new ReadReplica(
        follower(node(name), "sql-" + name, upstream),
        () -> pair.primary(),
        mayBuild,
        new Lane("sql-" + name, events));
  }

  private Follower follower(Node node, String role, Follower.Upstream upstream) {
    return new Follower(node, role, upstream, state, credentials.replicationPassword());
  }

  private Node node(String name) {
    return new Node(name, ports.getAsInt(), installation);
  }

  private static String other(String name) {
    return PAIR.get(1 - PAIR.indexOf(name));
  }

  private void awaitWhole(Consumer<String> progress) {
    var limit = System.nanoTime() + START_LIMIT.toNanos();
    if (shape.standby() || shape.replicas() > 0) {
      progress.accept("sql followers catch up");
    }
    while (!whole()) {
      lanes()
          .flatMap(lane -> lane.failedTimes(HOPELESS).stream())
          .findFirst()
          .ifPresent(
              failure -> {
                throw failure;
              });
      if (System.nanoTime() > limit) {
        throw new StartFailure(
            "the database's followers did not catch up within "
                + START_LIMIT.toSeconds()
                + " s; see "
                + places.logs().resolve("sql-cluster.log"));
      }
      check();
      Pause.of(BETWEEN_LOOKS);
    }
  }

  private Stream<Lane> lanes() {
    return Stream.concat(Stream.of(pair.lane()), replicas.stream().map(ReadReplica::lane));
  }

  private boolean whole() {
    return pair.whole() && replicas.stream().allMatch(ReadReplica::up);
  }

  @Override
  public void check() {
    pair.check();
    replicas.forEach(ReadReplica::check);
  }

  @Override
  public List<Part> parts() {
    if (pair == null) {
      return List.of();
    }
    var parts = new ArrayList<>(pair.parts());
    replicas.forEach(replica -> parts.add(replica.part()));
    return parts;
  }

  /** Where the application writes, {@code host:port}; the same for the life of this object. */
  public String primaryAddress() {
    return shape.standby() ? endpoint.address() : pair.primary().address();
  }

  /**
   * Where the application may read, {@code host:port} each; the same for the life of this object.
   */
  public List<String> replicaAddresses() {
    return replicas.stream().map(replica -> replica.follower().node().address()).toList();
  }

  @Override
  public void stop() {
    var current = pair;
    if (current != null) {
      replicas.forEach(replica -> replica.lane().close());
      current.stop();
      var stopping =
          replicas.stream().map(replica -> Thread.ofVirtual().start(replica::stop)).toList();
      stopping.forEach(SqlCluster::await);
    }
    endpoint.close();
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
