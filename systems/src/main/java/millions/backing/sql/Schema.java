package millions.backing.sql;

/**
 * A system's own part of SQL: one PostgreSQL schema, whose tables no other system reads. One bean
 * per system that has tables. Its migrations lie in {@code db/migration/<name>} on the class path,
 * and Flyway's history of them lies in the schema.
 */
public interface Schema {

  /** Lower case letters; also the name by which settings may give it a cluster of its own. */
  String name();

  /** Whether the system publishes events, and so has the outbox among its tables. */
  default boolean hasOutbox() {
    return false;
  }
}
