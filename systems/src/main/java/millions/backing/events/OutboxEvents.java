package millions.backing.events;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import millions.backing.sql.SqlSession;

/** Events as rows of {@code outbox} in the publisher's own schema. */
final class OutboxEvents implements Events {

  private final Clock clock;
  private final OutboxSignal signal;

  OutboxEvents(Clock clock, OutboxSignal signal) {
    this.clock = clock;
    this.signal = signal;
  }

  @Override
  public void publish(SqlSession transaction, List<NewEvent> events) throws SQLException {
    if (!transaction.inTransaction()) {
      throw new IllegalStateException("an event is published with the rows that caused it, or not");
    }
    if (events.isEmpty()) {
      return;
    }
    var now = clock.instant();
    transaction.update(
        "INSERT INTO outbox (id, type, aggregate, version, payload, published_at, due_at)"
            + " SELECT e.id::uuid, e.type, e.aggregate, e.version::integer, e.payload, ?, ?"
            + " FROM unnest(?, ?, ?, ?, ?) AS e (id, type, aggregate, version, payload)",
        now,
        now,
        transaction.texts(events.stream().map(event -> UUID.randomUUID().toString()).toList()),
        transaction.texts(events.stream().map(NewEvent::type).toList()),
        transaction.texts(events.stream().map(NewEvent::aggregate).toList()),
        transaction.texts(events.stream().map(event -> Integer.toString(event.version())).toList()),
        transaction.texts(events.stream().map(NewEvent::payload).toList()));
    transaction.afterCommit(signal::give);
  }
}
