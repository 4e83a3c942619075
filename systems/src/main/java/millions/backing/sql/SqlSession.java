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
 * One connection for the length of one piece of work. Tells the server which request it serves by
 * way of the connection's application name, in the same round trip as the first statement. Not
 * thread-safe.
 */
public final class SqlSession {

  /** Reads one row. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final String TAG = "SELECT set_config('application_name', ?, false);";

  private final Connection connection;
  private final String caller;
  private boolean tagged;

  SqlSession(Connection connection, String process) {
    this.connection = connection;
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

  /** Everything in the work happens, or, when it throws, nothing. */
  public <T> T transaction(SqlWork<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      var result = work.run(this);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      try {
        connection.rollback();
      } catch (SQLException broken) {
        e.addSuppressed(broken);
      }
      throw e;
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
  }

  /** An array parameter of type {@code text[]}. */
  public java.sql.Array texts(List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    var first = tagged ? 0 : 1;
    var statement = connection.prepareStatement(tagged ? sql : TAG + sql);
    try {
      if (!tagged) {
        statement.setString(1, caller);
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
