package millions.local.standin.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import millions.local.process.StartFailure;
import millions.local.standin.postgres.server.Pause;
import millions.local.standin.postgres.server.PostgresServer;
import millions.local.standin.postgres.server.ServerMonitor;

/**
 * The order of steps by which commits begin and cease to wait for the standby. {@code inSync} on
 * disk is a promise: every commit anyone was told of is on the standby's disk too. So it is written
 * last on the way in and first on the way out, and a crash between any two steps leaves the promise
 * either kept or not made.
 */
final class SynchronousReplication {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration CATCH_UP = Duration.ofSeconds(2);

  private final ClusterStateFile state;

  SynchronousReplication(ClusterStateFile state) {
    this.state = state;
  }

  /**
   * Makes commits wait for the standby, then promises it.
   *
   * @throws StartFailure when the standby does not keep up; commits do not wait for it then
   */
  void begin(PostgresServer primary, String standby) {
    // A crash from here on: commits may wait, but nothing is promised; the next start clears it.
    try {
      primary.waitFor(standby);
      try (var session = primary.connect(PATIENCE)) {
        settle(session);
        awaitCaughtUp(session, standby);
      }
    } catch (SQLException | StartFailure e) {
      end(primary);
      throw new StartFailure("commits could not wait for " + standby + ": " + e.getMessage(), e);
    }
    // From now on the standby may take over.
    state.update(now -> now.withInSync(true));
  }

  /** Takes the promise back, then lets commits go on without the standby. */
  void end(PostgresServer primary) {
    state.update(now -> now.withInSync(false));
    // A crash here: commits wait for nobody who comes; the next look or start clears it again.
    try {
      primary.waitFor("");
    } catch (SQLException e) {
      throw new StartFailure("commits still wait for the standby: " + e.getMessage(), e);
    }
  }

  /**
   * It is the checkpointer that tells all sessions to wait, when it re-reads the settings between
   * two checkpoints. The signal to do so is already under way; after the first checkpoint we ask
   * for it has been seen, at the latest before the second begins.
   */
  private static void settle(Connection session) throws SQLException {
    try (var statement = session.createStatement()) {
      statement.execute("checkpoint");
      statement.execute("checkpoint");
    }
  }

  /** What was committed before waiting began must be on the standby's disk as well. */
  private static void awaitCaughtUp(Connection session, String standby) throws SQLException {
    var end = Duration.ZERO;
    long written;
    try (var statement = session.createStatement();
        var row = statement.executeQuery("select pg_current_wal_lsn() - '0/0'::pg_lsn")) {
      row.next();
      written = row.getLong(1);
    }
    while (end.compareTo(CATCH_UP) < 0) {
      var seen = ServerMonitor.see(session).followers().get(standby);
      if (seen != null && seen.streaming() && seen.sync() && seen.flushed() >= written) {
        return;
      }
      Pause.of(Duration.ofMillis(20));
      end = end.plusMillis(20);
    }
    throw new StartFailure("it does not keep up");
  }
}
