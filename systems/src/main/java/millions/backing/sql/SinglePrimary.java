package millions.backing.sql;

import java.util.Optional;

/** One database for everything, or one stable address behind which a standby may take over. */
final class SinglePrimary implements Database {

  private final SqlNode primary;
  private final String schema;

  SinglePrimary(SqlNode primary, String schema) {
    this.primary = primary;
    this.schema = schema;
  }

  @Override
  public <T> T write(SqlWork<T> work) {
    return primary.run(schema, work);
  }

  @Override
  public <T> T read(SqlWork<T> work) {
    return primary.run(schema, work);
  }

  @Override
  public <T> Optional<T> find(SqlWork<Optional<T>> work) {
    return primary.run(schema, work);
  }

  @Override
  public boolean exclusively(String name, Runnable work) {
    return primary.run(
        schema,
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
}
