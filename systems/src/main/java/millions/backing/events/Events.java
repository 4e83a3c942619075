package millions.backing.events;

import java.sql.SQLException;
import java.util.List;
import millions.backing.sql.SqlSession;

/** Tells what happened. Thread-safe. */
public interface Events {

  /**
   * Publishes the events with the transaction: all are told, at least once, when it is committed,
   * and none when it is not. In which order is not promised, not even for one aggregate.
   *
   * @param transaction one of the database of the system they happened in, whose {@code Schema} has
   *     an outbox
   * @throws IllegalStateException when there is no transaction
   */
  void publish(SqlSession transaction, List<NewEvent> events) throws SQLException;
}
