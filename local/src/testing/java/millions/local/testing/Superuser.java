package millions.local.testing;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Who may do anything with one PostgreSQL server, each statement in a session of its own. */
public record Superuser(String address, String password) {

  /** Runs a statement that answers one value. */
  public String ask(String sql) {
    var url = "jdbc:postgresql://%s/millions?connectTimeout=5&socketTimeout=10".formatted(address);
    try (var connection = DriverManager.getConnection(url, "postgres", password);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  public long pastes() {
    return Long.parseLong(ask("SELECT count(*) FROM pastebin.pastes"));
  }

  /** The server goes on receiving what the primary writes, but shows none of it. */
  public void pauseReplay() {
    ask("SELECT pg_wal_replay_pause()");
    // asked for is not yet done
    RunningStage.within(10)
        .until(() -> ask("SELECT pg_get_wal_replay_pause_state()").equals("paused"));
  }

  public void resumeReplay() {
    ask("SELECT pg_wal_replay_resume()");
  }
}
