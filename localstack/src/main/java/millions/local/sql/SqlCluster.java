package millions.local.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
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

  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
  private static final int HOPELESS = 3;

  private final SqlPlaces places;
  private final SqlCredentials credentials;
  private final SqlShape shape;
  private final IntSupplier ports;
  private final Unprivileged user;
  private final StateFile state;
  private final Events events;
  private final Endpoint endpoint;
  private Installation installation;
  private volatile PrimaryWithStandby pair;
  private volatile ReadReplicas replicas = ReadReplicas.none();

  /**
   * Prepares a cluster; nothing runs yet.
   *
   * @param ports gives a free port of 127.0.0.1 at each call; asked here and in {@link #start}
   */
  public SqlCluster(
      SqlPlaces places, SqlCredentials credentials, SqlShape shape, IntSupplier ports) {
    this(places, credentials, shape, ports, Unprivileged.choose());
  }

  SqlCluster(
      SqlPlaces places,
      SqlCredentials credentials,
      SqlShape shape,
      IntSupplier ports,
      Unprivileged user) {
    this.places = places;
    this.credentials = credentials;
    this.shape = shape;
    this.ports = ports;
    this.user = user;
    this.state = new StateFile(places.data());
    this.events = new Events(places.logs());
    this.endpoint = new Endpoint(shape.standby() ? ports.getAsInt() : 0);
  }

  @Override
  public void start(Consumer<String> progress) {
    try {
      open(progress);
      progress.accept("sql-primary starts");
      startPair();
      if (shape.replicas() > 0) {
        replicas = ReadReplicas.cascade(source(), pair::primary, this::replica, events);
      }
      awaitWhole(progress);
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  private void open(Consumer<String> progress) {
    try {
      Files.createDirectories(places.data());
    } catch (IOException e) {
      throw new StartFailure(places.data() + " cannot be made: " + e.getMessage(), e);
    }
    var programs = Binaries.unpack(places.cache(), progress);
    var superuser = new Superuser(credentials.superuserPassword());
    installation = new Installation(programs, places, user, superuser);
    DataDirectory.open(installation, state);
  }

  private void startPair() {
    var first = node(state.now().primary());
    pair =
        new PrimaryWithStandby(
            state,
            shape,
            node -> new PrimaryNode(node, credentials),
            node -> follower(node, "sql-standby", primaryItself()),
            endpoint,
            events);
    pair.start(first, shape.standby() ? node(DataDirectory.other(first.name())) : null);
  }

  private Follower.Upstream primaryItself() {
    return new Follower.Upstream(PrimaryNode.ROLE, pair.primary().port(), pair::primaryUp);
  }

  /** A replica follows the stable address: whoever is primary sends to it. */
  private Follower.Upstream source() {
    return shape.standby()
        ? new Follower.Upstream(Endpoint.ROLE, endpoint.port(), pair::primaryUp)
        : primaryItself();
  }

  private Follower replica(String name, Follower.Upstream upstream) {
    return follower(node(name), "sql-" + name, upstream);
  }

  private Follower follower(Node node, String role, Follower.Upstream upstream) {
    return new Follower(node, role, upstream, state, credentials.replicationPassword());
  }

  private Node node(String name) {
    return new Node(name, ports.getAsInt(), installation);
  }

  private void awaitWhole(Consumer<String> progress) {
    var limit = System.nanoTime() + START_LIMIT.toNanos();
    if (shape.standby() || shape.replicas() > 0) {
      progress.accept("sql followers catch up");
    }
    while (!(pair.whole() && replicas.up())) {
      var failure =
          Stream.concat(Stream.of(pair.lane()), replicas.lanes())
              .flatMap(lane -> lane.failedTimes(HOPELESS).stream())
              .findFirst();
      if (failure.isPresent()) {
        throw failure.get();
      }
      if (System.nanoTime() > limit) {
        throw new StartFailure(
            "The database's followers did not catch up within "
                + START_LIMIT.toSeconds()
                + " s; see "
                + events.file());
      }
      check();
      Pause.of(BETWEEN_LOOKS);
    }
  }

  @Override
  public void check() {
    pair.check();
    replicas.check();
  }

  @Override
  public List<Part> parts() {
    var current = pair;
    return current == null
        ? List.of()
        : Stream.concat(current.parts().stream(), replicas.parts().stream()).toList();
  }

  /** Where the application writes, {@code host:port}; the same from start to stop. */
  public String primaryAddress() {
    return shape.standby() ? endpoint.address() : pair.primary().address();
  }

  /** Where the application may read, {@code host:port} each; the same from start to stop. */
  public List<String> replicaAddresses() {
    return replicas.addresses();
  }

  /** The primary first: it ends only when its followers have all of its log. */
  @Override
  public void stop() {
    var current = pair;
    replicas.rest();
    if (current != null) {
      current.stop();
    }
    replicas.stop();
    endpoint.close();
  }
}
