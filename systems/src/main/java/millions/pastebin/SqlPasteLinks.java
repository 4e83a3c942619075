package millions.pastebin;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import millions.backing.events.Events;
import millions.backing.sql.Database;
import millions.backing.sql.SqlSession;

/** Links as rows of {@code pastes}; the primary key decides on duplicates. */
final class SqlPasteLinks implements PasteLinks {

  private static final String COLUMNS =
      "link, kind, content_path, size_bytes, sha256, target_url, created_at, expires_at";

  private final Database database;
  private final Events events;

  SqlPasteLinks(Database database, Events events) {
    this.database = database;
    this.events = events;
  }

  /** Ends a transaction whose link or key turned out to be taken. */
  private static final class NotAdded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Addition instead;

    NotAdded(Addition instead) {
      super(null, null, false, false);
      this.instead = instead;
    }
  }

  @Override
  public Addition add(Paste paste, Optional<Keyed> keyed) {
    if (keyed.isEmpty()) {
      return database.write(session -> insert(session, paste))
          ? new Addition.Added()
          : new Addition.LinkTaken();
    }
    try {
      return database.write(
          session -> session.transaction(same -> addKeyed(same, paste, keyed.get())));
    } catch (NotAdded e) {
      return e.instead;
    }
  }

  private static Addition addKeyed(SqlSession session, Paste paste, Keyed keyed)
      throws SQLException {
    // Waits here for a concurrent request with the same key, and then sees its row.
    var claimed =
        session.update(
            "INSERT INTO idempotency_keys (key, fingerprint, link, created_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (key) DO NOTHING",
            keyed.key().value(),
            keyed.fingerprint(),
            paste.link().digits(),
            paste.createdAt());
    if (claimed == 0) {
      var earlier = answered(session, keyed.key());
      throw new NotAdded(
          earlier.<Addition>map(Addition.KeyKnown::new).orElseGet(Addition.LinkTaken::new));
    }
    if (!insert(session, paste)) {
      throw new NotAdded(new Addition.LinkTaken());
    }
    return new Addition.Added();
  }

  private static boolean insert(SqlSession session, Paste paste) throws SQLException {
    var text = paste.body() instanceof Paste.Text t ? t : null;
    var url = paste.body() instanceof Paste.Url u ? u : null;
    return session.update(
            "INSERT INTO pastes ("
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (link) DO NOTHING",
            paste.link().digits(),
            text != null ? "text" : "url",
            text != null ? text.contentPath() : null,
            paste.body().sizeBytes(),
            paste.body().sha256(),
            url != null ? url.target().toString() : null,
            paste.createdAt(),
            paste.expiresAt().orElse(null))
        == 1;
  }

  @Override
  public Optional<Answered> answered(IdempotencyKey key) {
    return database.write(session -> answered(session, key));
  }

  private static Optional<Answered> answered(SqlSession session, IdempotencyKey key)
      throws SQLException {
    return session.first(
        // The key's own created_at would make the paste's ambiguous.
        "SELECT k.fingerprint, p.* FROM idempotency_keys k JOIN pastes p ON p.link = k.link"
            + " WHERE k.key = ?",
        row -> new Answered(row.getString("fingerprint"), paste(row)),
        key.value());
  }

  @Override
  public Optional<Paste> find(ShortLink link) {
    return database.find(
        session ->
            session.first(
                "SELECT " + COLUMNS + " FROM pastes WHERE link = ?",
                SqlPasteLinks::paste,
                link.digits()));
  }

  @Override
  public List<Paste> removeExpired(Instant now, int limit) {
    return database.write(
        session ->
            session.transaction(
                same -> {
                  var removed = removeExpired(same, now, limit);
                  events.publish(
                      same,
                      removed.stream().flatMap(paste -> ExpiredText.of(paste).stream()).toList());
                  return removed;
                }));
  }

  private static List<Paste> removeExpired(SqlSession session, Instant now, int limit)
      throws SQLException {
    return session.query(
        // A key leads to its paste; without the paste it would answer nothing and block its reuse.
        """
        WITH expired AS (
          DELETE FROM pastes WHERE link IN (
            SELECT link FROM pastes WHERE expires_at <= ?
            ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
          RETURNING %1$s),
        keys AS (
          DELETE FROM idempotency_keys WHERE link IN (SELECT link FROM expired))
        SELECT %1$s FROM expired
        """
            .formatted(COLUMNS),
        SqlPasteLinks::paste,
        now,
        limit);
  }

  @Override
  public int forgetKeys(Instant before) {
    return database.write(
        session -> session.update("DELETE FROM idempotency_keys WHERE created_at < ?", before));
  }

  @Override
  public Set<String> referenced(List<String> contentPaths) {
    // At the primary: an orphan is judged by what was written, not by what a replica has heard of.
    return new HashSet<>(
        database.write(
            session ->
                session.query(
                    "SELECT content_path FROM pastes WHERE content_path = ANY (?)",
                    row -> row.getString(1),
                    session.texts(contentPaths))));
  }

  private static Paste paste(ResultSet row) throws SQLException {
    var size = row.getInt("size_bytes");
    var sha256 = row.getString("sha256");
    var body =
        row.getString("kind").equals("text")
            ? new Paste.Text(row.getString("content_path"), size, sha256)
            : new Paste.Url(URI.create(row.getString("target_url")), size, sha256);
    return new Paste(
        new ShortLink(row.getString("link")),
        body,
        instant(row, "created_at").orElseThrow(),
        instant(row, "expires_at"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
