package millions.local.standin.postgres;

import java.util.List;
import java.util.function.Consumer;
import millions.local.service.InstanceStatus;
import millions.local.service.Supervised;
import millions.local.standin.postgres.server.ClusterName;
import millions.local.standin.postgres.server.Uninterruptibly;

/**
 * The two read replicas of a cluster: one follows the primary, one is cascaded from that one. They
 * come and go while the pair works; built for the first time, they are copied from the primary,
 * which takes writes meanwhile.
 */
public final class ReadReplicas implements Supervised {

  private static final String ONE = "replica-1";
  private static final String TWO = "replica-2";

  private final SqlCluster cluster;
  private volatile List<ReadReplica> all = List.of();

  /**
   * @param cluster runs from before their start to after their stop
   */
  public ReadReplicas(SqlCluster cluster) {
    this.cluster = cluster;
  }

  /** Their names in the picture. */
  public static List<String> roles(ClusterName cluster) {
    return List.of(cluster.role(ONE), cluster.role(TWO));
  }

  private String role(String name) {
    return cluster.role(name);
  }

  @Override
  public void start(Consumer<String> progress) {
    try {
      all = cascade();
      progress.accept(cluster.name() + " replicas catch up");
      var tasks = all.stream().map(ReadReplica::task).toList();
      CatchUp.await(
          () -> all.stream().allMatch(ReadReplica::up), this::check, tasks, cluster.events());
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  private List<ReadReplica> cascade() {
    var source = cluster.source();
    var one =
        new ReadReplica(
            cluster.follower(ONE, role(ONE), source), cluster::primary, source.sends(), task(ONE));
    var cascade = new StandbyServer.Upstream(role(ONE), one.follower().node().port(), one::up);
    var two =
        new ReadReplica(
            cluster.follower(TWO, role(TWO), cascade),
            cluster::primary,
            // Copied later than the first, so that the first has all the log it asks for.
            () -> source.sends().getAsBoolean() && one.up(),
            task(TWO));
    return List.of(one, two);
  }

  private SerialTask task(String name) {
    return new SerialTask(role(name), cluster.events());
  }

  @Override
  public void check() {
    all.forEach(ReadReplica::check);
  }

  @Override
  public List<InstanceStatus> instances() {
    return all.stream().map(ReadReplica::instance).toList();
  }

  /** Where the application may read, {@code host:port} each; always the same. */
  public List<String> addresses() {
    return List.of(cluster.addressOf(ONE), cluster.addressOf(TWO));
  }

  @Override
  public void stop() {
    Uninterruptibly.run(this::stopAll);
  }

  private void stopAll() {
    all.stream().map(ReadReplica::task).forEach(SerialTask::close);
    var stopping = all.stream().map(each -> Thread.ofVirtual().start(each::stop)).toList();
    for (var thread : stopping) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Object definition() {
    return List.of(ReadReplicas.class, cluster.definition(), addresses());
  }
}
