package millions.backing.sql;

import java.sql.SQLException;

/** Some statements that belong together on one connection. */
@FunctionalInterface
public interface SqlWork<T> {
  T run(SqlSession session) throws SQLException;
}
