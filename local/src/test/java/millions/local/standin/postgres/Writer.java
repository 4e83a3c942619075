package millions.local.standin.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import millions.local.standin.postgres.server.Pause;

/**
 * Writes one number after the other through the stable address and remembers what was confirmed.
 */
final class Writer implements AutoCloseable {

  private final ClusterUnderTest test;
  private final String address;
  private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
  private final Thread thread;
  private volatile boolean writing = true;
  private volatile long longestGap;
  private volatile int turnedAway;

  Writer(ClusterUnderTest test) throws SQLException {
    this.test = test;
    this.address = test.cluster.primaryAddress();
    test.execute("create table if not exists numbers (n int primary key)");
    thread = Thread.ofVirtual().start(this::write);
  }

  private void write() {
    int next = 0;
    long last = System.nanoTime();
    while (writing) {
      try (Connection session = test.connect(address);
          var insert = session.prepareStatement("insert into numbers values (?)")) {
        while (writing) {
          // A number whose answer was lost may be there or not: never tried again.
          insert.setInt(1, next++);
          insert.executeUpdate();
          acknowledged.add(next - 1);
          longestGap = Math.max(longestGap, System.nanoTime() - last);
          last = System.nanoTime();
        }
      } catch (SQLException e) {
        turnedAway++;
        Pause.of(Duration.ofMillis(20));
      }
    }
  }

  /** How often a write, or the session for it, was refused or broken. */
  int turnedAway() {
    return turnedAway;
  }

  void awaitAcknowledged(int more) {
    int goal = acknowledged.size() + more;
    test.until(() -> acknowledged.size() >= goal);
  }

  void assertAllThere() throws SQLException {
    stop();
    assertAllThere(test);
  }

  void assertAllThere(ClusterUnderTest where) throws SQLException {
    List<Integer> found = where.numbers(where.cluster.primaryAddress());
    assertThat(found).containsAll(acknowledged);
    System.out.printf(
        "%d rows acknowledged, %d found, longest wait for a write %d ms%n",
        acknowledged.size(), found.size(), longestGap / 1_000_000);
  }

  @Override
  public void close() {
    stop();
  }

  void stop() {
    writing = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
