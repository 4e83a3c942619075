package millions.local.standin.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** The two roles and the one database beside what {@code initdb} makes. Safe to repeat. */
final class DatabaseRoles {

  private DatabaseRoles() {}

  static void ensure(Connection primary, SqlCredentials credentials) throws SQLException {
    try (var statement = primary.createStatement()) {
      if (!found(primary, "select 1 from pg_roles where rolname = 'replicator'")) {
        statement.execute(
            "create role replicator replication login connection limit 10 password '"
                + credentials.replicationPassword()
                + "'");
      }
      if (!found(primary, "select 1 from pg_roles where rolname = 'millions'")) {
        statement.execute(
            "create role millions login password '" + credentials.applicationPassword() + "'");
      }
      if (!found(primary, "select 1 from pg_database where datname = 'millions'")) {
        statement.execute("create database millions owner millions");
      }
      statement.execute("revoke all on database millions from public");
    }
  }

  private static boolean found(Connection session, String query) throws SQLException {
    try (var statement = session.createStatement();
        var row = statement.executeQuery(query)) {
      return row.next();
    }
  }
}
