package millions.backing.sql;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import millions.backing.BackingUnavailable;

/**
 * Reads take turns at the replicas; the primary is left to the writes. A replica that does not
 * answer is passed over for a second, and when none is left the primary reads too.
 */
final class PrimaryWithReplicas implements Database {

  private final SinglePrimary primary;
  private final List<SqlNode> replicas;
  private final String schema;
  private final AtomicInteger turn = new AtomicInteger();

  PrimaryWithReplicas(SqlNode primary, List<SqlNode> replicas, String schema) {
    this.primary = new SinglePrimary(primary, schema);
    this.schema = schema;
    this.replicas = List.copyOf(replicas);
  }

  @Override
  public <T> T write(SqlWork<T> work) {
    return primary.write(work);
  }

  @Override
  public <T> T read(SqlWork<T> work) {
    return atReplicas(work).map(Answer::value).orElseGet(() -> primary.read(work));
  }

  @Override
  public <T> Optional<T> find(SqlWork<Optional<T>> work) {
    return atReplicas(work).flatMap(Answer::value).or(() -> primary.find(work));
  }

  /** What a replica said, which may be nothing. */
  private record Answer<T>(T value) {}

  /** The answer of the first replica in turn that gives one; empty when none does. */
  private <T> Optional<Answer<T>> atReplicas(SqlWork<T> work) {
    var first = turn.getAndIncrement();
    for (var i = 0; i < replicas.size(); i++) {
      var replica = replicas.get(Math.floorMod(first + i, replicas.size()));
      if (replica.rested()) {
        try {
          return Optional.of(new Answer<>(replica.run(schema, work)));
        } catch (BackingUnavailable e) {
          // The next one may answer; the last resort is the primary.
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean exclusively(String name, Runnable work) {
    return primary.exclusively(name, work);
  }
}
