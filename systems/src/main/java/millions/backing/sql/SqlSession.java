package millions.backing.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import millions.backing.RequestTrace;

/**
 * One connection for the length of one piece of work. Tells the server which request it serves, by
 * way of the connection's application name, and in which schema names are looked up, both in the
 * same round trip as the first statement. Not thread-safe.
 */
public final class SqlSession {

  /** Reads one row. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final String TAG =
      "SELECT set_config('application_name', ?, false), set_config('search_path', ?, false);";

  private final Connection connection;
  private final String caller;
  private final String schema;
  private boolean tagged;
  private boolean inTransaction;
  private final List<Runnable> afterCommit = new ArrayList<>();

  SqlSession(Connection connection, String process, String schema) {
    this.connection = connection;
    this.schema = schema;
    var name = process + " " + RequestTrace.current().id();
    // NAMEDATALEN: PostgreSQL cuts an application name at 63 bytes with a notice.
    this.caller = name.length() <= 63 ? name : name.substring(0, 63);
  }

  public <T> List<T> query(String sql, Row<T> reader, Object... parameters) throws SQLException {
    try (var statement = prepare(sql, parameters);
        var rows = statement.getResultSet()) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }

  public <T> Optional<T> first(String sql, Row<T> reader, Object... parameters)
      throws SQLException {
    return query(sql, reader, parameters).stream().findFirst();
  }

  /** Runs a statement that changes rows and tells how many. */
  public int update(String sql, Object... parameters) throws SQLException {
    try (var statement = prepare(sql, parameters)) {
      return statement.getUpdateCount();
    }
  }

  /**
   * Everything in the work happens, or, when it throws anything, nothing.
   *
   * @throws IllegalStateException when there is a transaction already
   */
  public <T> T transaction(SqlWork<T> work) throws SQLException {
    if (inTransaction) {
      throw new IllegalStateException("a transaction in a transaction");
    }
    connection.setAutoCommit(false);
    inTransaction = true;
    try {
      var result = work.run(this);
      connection.commit();
      ended();
      afterCommit.forEach(Runnable::run);
      return result;
    } catch (Throwable e) {
      if (inTransaction) {
        undo(e);
      }
      throw e;
    } finally {
      afterCommit.clear();
    }
  }

  private void ended() throws SQLException {
    inTransaction = false;
    connection.setAutoCommit(true);
  }

  private void undo(Throwable cause) throws SQLException {
    // The rollback also takes back what the tag has set.
    tagged = false;
    try {
      connection.rollback();
      ended();
    } catch (SQLException broken) {
      cause.addSuppressed(broken);
      // Nobody may go on with it: pgjdbc commits what is open when auto-commit is switched on.
      connection.abort(Runnable::run);
    }
  }

  /** Whether what is done now is undone when the work around it throws. */
  public boolean inTransaction() {
    return inTransaction;
  }

  /**
   * Has something done once the transaction is committed, and not when it is rolled back; must
   * neither throw nor block.
   *
   * @throws IllegalStateException when there is no transaction
   */
  public void afterCommit(Runnable action) {
    if (!inTransaction) {
      throw new IllegalStateException("no transaction");
    }
    afterCommit.add(action);
  }

  /** An array parameter of type {@code text[]}. */
  public java.sql.Array texts(List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    var first = tagged ? 0 : 2;
    var statement = connection.prepareStatement(tagged ? sql : TAG + sql);
    try {
      if (!tagged) {
        statement.setString(1, caller);
        statement.setString(2, schema);
      }
      for (var i = 0; i < parameters.length; i++) {
        statement.setObject(first + i + 1, sqlValue(parameters[i]));
      }
      statement.execute();
      if (!tagged) {
        statement.getMoreResults();
        tagged = true;
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private static Object sqlValue(Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }
}
