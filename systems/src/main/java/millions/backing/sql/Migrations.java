package millions.backing.sql;

import org.flywaydb.core.Flyway;

/**
 * Brings the primary's schema up to this release. Any number of processes may do so at once: the
 * first locks, the rest find it done.
 */
public final class Migrations {

  private Migrations() {}

  /**
   * @throws org.flywaydb.core.api.FlywayException when the primary does not answer or a migration
   *     fails
   */
  public static void apply(Database database) {
    Flyway.configure()
        .dataSource(database.primary())
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
