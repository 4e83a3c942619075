package millions.local.standin.postgres.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at one server again and again over one session that stays open, so that a full house of
 * application sessions does not look like death. Each look runs on a thread of its own: a server
 * that hangs delays no other. Thread-safe.
 */
public final class ServerMonitor {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String STILL_STARTING = "57P03";
  private static final String LOOK =
      """
      select pg_is_in_recovery(),
             coalesce((select status = 'streaming' from pg_stat_wal_receiver), false),
             case when pg_is_in_recovery()
               then pg_get_wal_replay_pause_state() <> 'not paused' else false end,
             case when pg_is_in_recovery()
               then coalesce(pg_last_wal_replay_lsn() - '0/0'::pg_lsn, 0) else 0 end
      """;
  // A stopped (SIGSTOP) receiver keeps its row for wal_sender_timeout; its silence shows earlier.
  private static final String FOLLOWERS =
      """
      select application_name,
             state = 'streaming' and clock_timestamp() - reply_time < interval '3 s',
             sync_state in ('sync', 'quorum'),
             coalesce(flush_lsn - '0/0'::pg_lsn, 0)
        from pg_stat_replication
      """;

  private final Superuser superuser;
  private final int port;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Connection session;
  private volatile ServerStatus status;
  private volatile boolean starting;
  private volatile long silentSince;
  private volatile int unanswered;

  ServerMonitor(Superuser superuser, int port) {
    this.superuser = superuser;
    this.port = port;
  }

  /** Begins a look, unless the last one still waits for its answer. */
  public void look() {
    if (looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("sql-monitor").start(this::ask);
    }
  }

  private void ask() {
    try {
      if (session == null) {
        session = superuser.connect(port, PATIENCE);
      }
      status = see(session);
      starting = false;
      unanswered = 0;
    } catch (SQLException e) {
      close();
      starting = STILL_STARTING.equals(e.getSQLState());
      if (unanswered++ == 0) {
        silentSince = System.nanoTime();
      }
      status = null;
    } finally {
      looking.set(false);
    }
  }

  public static ServerStatus see(Connection session) throws SQLException {
    try (var statement = session.createStatement()) {
      Map<String, ServerStatus.Receiver> followers = new HashMap<>();
      try (var row = statement.executeQuery(FOLLOWERS)) {
        while (row.next()) {
          followers.put(
              row.getString(1),
              new ServerStatus.Receiver(row.getBoolean(2), row.getBoolean(3), row.getLong(4)));
        }
      }
      try (var row = statement.executeQuery(LOOK)) {
        row.next();
        return new ServerStatus(
            row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getLong(4), followers);
      }
    }
  }

  /** What the last look saw; empty when it got no answer. */
  public Optional<ServerStatus> status() {
    return Optional.ofNullable(status);
  }

  /** It said that it does not take sessions yet. */
  public boolean starting() {
    return starting;
  }

  /**
   * Whether several looks over this time found no answer. Several, since our own process may have
   * slept (a closed lid) while the server was well.
   */
  public boolean silentFor(Duration time) {
    return unanswered >= 3 && System.nanoTime() - silentSince >= time.toNanos();
  }

  /** Forgets what was seen: the server is a new one. */
  void reset() {
    close();
    status = null;
    starting = false;
    unanswered = 0;
  }

  private void close() {
    var old = session;
    session = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException alreadyBroken) {
        // Nothing to save in it.
      }
    }
  }
}
