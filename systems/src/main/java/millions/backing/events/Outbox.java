package millions.backing.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import millions.backing.sql.Database;

/**
 * The table {@code outbox} of one system. Whatever is done to a row is done only while the attempt
 * it is for is the last one: who was too slow changes nothing any more. Thread-safe.
 */
record Outbox(String system, Database database) {

  /**
   * An event that was taken up.
   *
   * @param number how often it was, this time included
   */
  record Attempt(Event event, int number) {}

  /** Takes up what is due, the longest due first, and hides it from others until the time. */
  List<Attempt> take(Collection<String> types, Instant now, Instant hiddenUntil, int limit) {
    return database.write(
        session ->
            session.query(
                """
                WITH due AS MATERIALIZED (
                  SELECT id FROM outbox
                  WHERE parked_at IS NULL AND due_at <= ? AND type = ANY (?)
                  ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
                UPDATE outbox o SET attempts = attempts + 1, due_at = ? FROM due WHERE o.id = due.id
                RETURNING o.id, type, aggregate, version, payload, published_at, attempts
                """,
                this::attempt,
                now,
                session.texts(List.copyOf(types)),
                limit,
                hiddenUntil));
  }

  private Attempt attempt(ResultSet row) throws SQLException {
    var event =
        new Event(
            row.getObject("id", UUID.class),
            system,
            row.getString("type"),
            row.getString("aggregate"),
            row.getInt("version"),
            row.getString("payload"),
            row.getObject("published_at", OffsetDateTime.class).toInstant());
    return new Attempt(event, row.getInt("attempts"));
  }

  /** Removes what was delivered. */
  void delete(List<Attempt> delivered) {
    if (!delivered.isEmpty()) {
      database.write(
          session ->
              session.update(
                  "DELETE FROM outbox o USING unnest(?, ?) AS d (id, attempts)"
                      + " WHERE o.id = d.id::uuid AND o.attempts = d.attempts::integer",
                  session.texts(ids(delivered)),
                  session.texts(numbers(delivered))));
    }
  }

  /** Makes due again what was taken up and not tried, as if it had not been taken up. */
  void giveBack(List<Attempt> untried, Instant now) {
    if (!untried.isEmpty()) {
      database.write(
          session ->
              session.update(
                  "UPDATE outbox o SET attempts = o.attempts - 1, due_at = ?"
                      + " FROM unnest(?, ?) AS d (id, attempts)"
                      + " WHERE o.id = d.id::uuid AND o.attempts = d.attempts::integer",
                  now,
                  session.texts(ids(untried)),
                  session.texts(numbers(untried))));
    }
  }

  /**
   * Has it tried again.
   *
   * @param number how often it was tried, as far as it counts
   */
  void retry(Attempt failed, int number, Instant due, String why) {
    database.write(
        session ->
            session.update(
                "UPDATE outbox SET attempts = ?, due_at = ?, last_error = ?"
                    + " WHERE id = ? AND attempts = ?",
                number,
                due,
                why,
                failed.event().id(),
                failed.number()));
  }

  /** Lays it aside for people: nobody takes it up any more. */
  void park(Attempt failed, Instant now, String why) {
    database.write(
        session ->
            session.update(
                "UPDATE outbox SET parked_at = ?, last_error = ? WHERE id = ? AND attempts = ?",
                now,
                why,
                failed.event().id(),
                failed.number()));
  }

  private static List<String> ids(List<Attempt> attempts) {
    return attempts.stream().map(attempt -> attempt.event().id().toString()).toList();
  }

  private static List<String> numbers(List<Attempt> attempts) {
    return attempts.stream().map(attempt -> Integer.toString(attempt.number())).toList();
  }
}
