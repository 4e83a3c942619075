package millions.local.sql;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import millions.local.process.Part;

/** The read replicas of a stage: none, or one of the primary and one cascaded from that one. */
final class ReadReplicas {

  private final List<ReadReplica> all;

  private ReadReplicas(List<ReadReplica> all) {
    this.all = all;
  }

  static ReadReplicas none() {
    return new ReadReplicas(List.of());
  }

  /**
   * @param source whom the first one follows
   * @param primary whom both are copied from
   * @param follower makes a follower of a directory's name
   */
  static ReadReplicas cascade(
      Follower.Upstream source,
      Supplier<Node> primary,
      BiFunction<String, Follower.Upstream, Follower> follower,
      Events events) {
    BooleanSupplier primaryUp = source.sends();
    var one =
        new ReadReplica(
            follower.apply("replica-1", source), primary, primaryUp, lane("replica-1", events));
    var cascade = new Follower.Upstream("sql-replica-1", one.follower().node().port(), one::up);
    var two =
        new ReadReplica(
            follower.apply("replica-2", cascade),
            primary,
            // Copied later than the first, so that the first has all the log it asks for.
            () -> primaryUp.getAsBoolean() && one.up(),
            lane("replica-2", events));
    return new ReadReplicas(List.of(one, two));
  }

  private static Lane lane(String name, Events events) {
    return new Lane("sql-" + name, events);
  }

  void check() {
    all.forEach(ReadReplica::check);
  }

  boolean up() {
    return all.stream().allMatch(ReadReplica::up);
  }

  Stream<Lane> lanes() {
    return all.stream().map(ReadReplica::lane);
  }

  List<Part> parts() {
    return all.stream().map(ReadReplica::part).toList();
  }

  List<String> addresses() {
    return all.stream().map(replica -> replica.follower().node().address()).toList();
  }

  /** Takes no more work; the servers run on until {@link #stop}. */
  void rest() {
    lanes().forEach(Lane::close);
  }

  void stop() {
    var stopping = all.stream().map(each -> Thread.ofVirtual().start(each::stop)).toList();
    for (var thread : stopping) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
