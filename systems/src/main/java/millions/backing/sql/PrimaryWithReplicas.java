package millions.backing.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import millions.backing.BackingUnavailable;

/**
 * Reads take turns at the replicas; the primary is left to the writes. A replica that does not
 * answer is passed over for a second, and when none is left the primary reads too.
 */
final class PrimaryWithReplicas implements Database {

  private final SinglePrimary primary;
  private final List<SqlNode> replicas;
  private final AtomicInteger turn = new AtomicInteger();

  PrimaryWithReplicas(SqlNode primary, List<SqlNode> replicas) {
    this.primary = new SinglePrimary(primary);
    this.replicas = List.copyOf(replicas);
  }

  @Override
  public <T> T write(SqlWork<T> work) {
    return primary.write(work);
  }

  @Override
  public <T> T read(SqlWork<T> work) {
    var first = turn.getAndIncrement();
    for (var i = 0; i < replicas.size(); i++) {
      var replica = replicas.get(Math.floorMod(first + i, replicas.size()));
      if (replica.rested()) {
        try {
          return replica.run(work);
        } catch (BackingUnavailable e) {
          // The next one may answer; the last resort is the primary.
        }
      }
    }
    return primary.read(work);
  }

  @Override
  public <T> Optional<T> find(SqlWork<Optional<T>> work) {
    var found = read(work);
    return found.isPresent() ? found : primary.find(work);
  }

  @Override
  public boolean exclusively(String name, Runnable work) {
    return primary.exclusively(name, work);
  }

  @Override
  public DataSource primary() {
    return primary.primary();
  }

  @Override
  public Map<String, Boolean> health() {
    var health = new TreeMap<>(primary.health());
    replicas.forEach(replica -> health.put(replica.role(), replica.answers()));
    return health;
  }

  @Override
  public void close() {
    primary.close();
    replicas.forEach(SqlNode::close);
  }
}
