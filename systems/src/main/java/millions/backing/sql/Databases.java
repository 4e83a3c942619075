package millions.backing.sql;

import java.util.Map;

/** The databases of all systems. Thread-safe. */
public interface Databases extends AutoCloseable {

  /**
   * The database of a system. Systems on the same cluster share its connections; what each says
   * without naming a schema means its own.
   *
   * @param system the name of its {@link Schema}
   */
  Database of(String system);

  /**
   * Each server by role and whether it answers right now: {@code primary}, {@code replica-1}, and
   * with the system's name before them those of a system's own cluster. Asks them; takes up to the
   * connection time-out.
   */
  Map<String, Boolean> health();

  @Override
  void close();
}
