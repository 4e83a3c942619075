package millions.backing.sql;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** One database for everything, or one stable address behind which a standby may take over. */
final class SinglePrimary implements Database {

  private final SqlNode primary;

  SinglePrimary(SqlNode primary) {
    this.primary = primary;
  }

  @Override
  public <T> T write(SqlWork<T> work) {
    return primary.run(work);
  }

  @Override
  public <T> T read(SqlWork<T> work) {
    return primary.run(work);
  }

  @Override
  public <T> Optional<T> find(SqlWork<Optional<T>> work) {
    return primary.run(work);
  }

  @Override
  public boolean exclusively(String name, Runnable work) {
    return primary.run(
        session -> {
          var mine =
              session
                  .first("SELECT pg_try_advisory_lock(hashtext(?))", r -> r.getBoolean(1), name)
                  .orElse(false);
          if (mine) {
            try {
              work.run();
            } finally {
              session.query("SELECT pg_advisory_unlock(hashtext(?))", r -> null, name);
            }
          }
          return mine;
        });
  }

  @Override
  public DataSource primary() {
    return primary.pool();
  }

  @Override
  public Map<String, Boolean> health() {
    return Map.of(primary.role(), primary.answers());
  }

  @Override
  public void close() {
    primary.close();
  }
}
