package millions.local.standin.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import millions.local.process.StartFailure;
import millions.local.service.InstanceStatus;
import millions.local.service.Supervised;
import millions.local.standin.postgres.server.ClusterName;
import millions.local.standin.postgres.server.ClusterPaths;
import millions.local.standin.postgres.server.Installation;
import millions.local.standin.postgres.server.PostgresBinaries;
import millions.local.standin.postgres.server.PostgresServer;
import millions.local.standin.postgres.server.Superuser;
import millions.local.standin.postgres.server.Uninterruptibly;
import millions.local.standin.postgres.server.UnprivilegedUser;

/**
 * The database of a stage, as Amazon RDS would run it, in real PostgreSQL processes: a primary, and
 * on request a synchronous standby that takes over by itself. {@link ReadReplicas} may come and go.
 *
 * <p>Rows stay where they are when the shape changes from one run to the next. A commit that was
 * acknowledged survives the loss of any one server where there is a standby, and a power cut of all
 * servers everywhere.
 */
public final class SqlCluster implements Supervised {

  private final ClusterPaths paths;
  private final SqlCredentials credentials;
  private final ClusterShape shape;
  private final ToIntFunction<String> ports;
  private final UnprivilegedUser user;
  private final ClusterStateFile state;
  private final ClusterEventLog events;
  private final ClusterEndpoint endpoint;
  private Installation installation;
  private volatile PrimaryWithStandby pair;

  /**
   * Prepares a cluster; nothing runs yet.
   *
   * @param ports the port of 127.0.0.1 of this name, the same at every call
   */
  public SqlCluster(
      ClusterPaths paths,
      SqlCredentials credentials,
      ClusterShape shape,
      ToIntFunction<String> ports) {
    this(paths, credentials, shape, ports, UnprivilegedUser.choose());
  }

  SqlCluster(
      ClusterPaths paths,
      SqlCredentials credentials,
      ClusterShape shape,
      ToIntFunction<String> ports,
      UnprivilegedUser user) {
    this.paths = paths;
    this.credentials = credentials;
    this.shape = shape;
    this.ports = ports;
    this.user = user;
    this.state = new ClusterStateFile(paths.data());
    this.events = new ClusterEventLog(paths);
    this.endpoint = new ClusterEndpoint(paths.name(), shape.standby() ? portOf("endpoint") : 0);
  }

  @Override
  public void start(Consumer<String> progress) {
    try {
      open(progress);
      progress.accept(role("primary") + " starts");
      startPair();
      if (shape.standby()) {
        progress.accept(role("standby") + " catches up");
      }
      CatchUp.await(pair::whole, this::check, List.of(pair.task()), events);
    } catch (RuntimeException e) {
      stopAfter(e);
      throw e;
    }
  }

  private void stopAfter(RuntimeException failure) {
    try {
      stop();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void open(Consumer<String> progress) {
    try {
      Files.createDirectories(paths.data());
    } catch (IOException e) {
      throw new StartFailure(paths.data() + " cannot be made: " + e.getMessage(), e);
    }
    var programs = PostgresBinaries.unpack(paths.cache(), progress);
    var superuser = new Superuser(credentials.superuserPassword());
    installation = new Installation(programs, paths, user, superuser);
    ClusterDirectory.open(installation, state);
  }

  private void startPair() {
    var name = state.now().primary();
    var first = new PostgresServer(name, shape.standby() ? portOf(name) : alone(), installation);
    pair =
        new PrimaryWithStandby(
            state,
            shape,
            node -> new PrimaryServer(node, role("primary"), credentials),
            node -> follower(node, role("standby"), primaryItself()),
            endpoint,
            new SerialTask(role("pair"), events));
    pair.start(first, shape.standby() ? node(ClusterDirectory.other(first.name())) : null);
  }

  private StandbyServer.Upstream primaryItself() {
    return new StandbyServer.Upstream(role("primary"), pair.primary().port(), pair::primaryUp);
  }

  /** A replica follows the stable address: whoever is primary sends to it. */
  StandbyServer.Upstream source() {
    return shape.standby()
        ? new StandbyServer.Upstream(endpoint.role(), endpoint.port(), pair::primaryUp)
        : primaryItself();
  }

  PostgresServer primary() {
    return pair.primary();
  }

  ClusterEventLog events() {
    return events;
  }

  /** A server that follows, with the directory of this name. */
  StandbyServer follower(String name, String role, StandbyServer.Upstream upstream) {
    return follower(node(name), role, upstream);
  }

  private StandbyServer follower(
      PostgresServer node, String role, StandbyServer.Upstream upstream) {
    return new StandbyServer(node, role, upstream, state, credentials.replicationPassword());
  }

  private PostgresServer node(String name) {
    return new PostgresServer(name, portOf(name), installation);
  }

  /** The port of a primary that has no other beside it, whatever its directory. */
  private int alone() {
    return portOf("primary");
  }

  private int portOf(String name) {
    return ports.applyAsInt(role(name));
  }

  ClusterName name() {
    return paths.name();
  }

  /** The role of a server of this name, in the picture and for its log and port. */
  String role(String name) {
    return paths.name().role(name);
  }

  String addressOf(String name) {
    return "127.0.0.1:" + portOf(name);
  }

  @Override
  public void check() {
    pair.check();
  }

  @Override
  public List<InstanceStatus> instances() {
    var current = pair;
    return current == null ? List.of() : current.instances();
  }

  /** Where the application writes, {@code host:port}; always the same. */
  public String primaryAddress() {
    return shape.standby() ? endpoint.address() : "127.0.0.1:" + alone();
  }

  @Override
  public void stop() {
    Uninterruptibly.run(this::stopAll);
  }

  private void stopAll() {
    var current = pair;
    try {
      if (current != null) {
        current.stop();
      }
    } finally {
      endpoint.close();
    }
  }

  @Override
  public Object definition() {
    return List.of(SqlCluster.class, paths, credentials, shape, endpoint.port());
  }
}
