package millions.tiny;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import millions.backing.cache.Cache;
import millions.backing.cache.CacheFormat;
import millions.backing.cache.Cached;
import millions.backing.sql.Database;
import millions.backing.sql.DatabaseOf;
import millions.visits.Subject;
import millions.visits.VisitedPaths;
import millions.visits.Visits;

/** Keeps greetings in its table, reads them through the cache, and has their visits counted. */
@ApplicationScoped
public class Greetings implements VisitedPaths {

  private static final Pattern PATH = Pattern.compile("/greetings/(\\d+)");

  private static final CacheFormat<String> TEXT =
      new CacheFormat<>() {
        @Override
        public byte[] encode(String value) {
          return value.getBytes(UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
          return new String(bytes, UTF_8);
        }

        @Override
        public int weight(String value) {
          return 2 * value.length();
        }
      };

  private final Database database;
  private final Cache cache;
  private final Visits visits;

  Greetings(@DatabaseOf(TinySchema.NAME) Database database, Cache cache, Visits visits) {
    this.database = database;
    this.cache = cache;
    this.visits = visits;
  }

  public long add(String text) {
    return database.write(
        session ->
            session
                .query(
                    "INSERT INTO greetings (text) VALUES (?) RETURNING id",
                    row -> row.getLong(1),
                    text)
                .getFirst());
  }

  public Optional<String> find(long id) {
    var key = "tiny:" + id;
    if (cache.look(key, TEXT) instanceof Cached.Hit<String>(var text)) {
      return Optional.of(text);
    }
    var found =
        database.find(
            session ->
                session.first(
                    "SELECT text FROM greetings WHERE id = ?", row -> row.getString(1), id));
    found.ifPresent(text -> cache.put(key, text, TEXT, Duration.ofMinutes(1)));
    return found;
  }

  /** Takes it out of the table behind the cache's back. */
  public void remove(long id) {
    database.write(session -> session.update("DELETE FROM greetings WHERE id = ?", id));
  }

  public long visits(long id, YearMonth month) {
    return visits.of(subject(id), month).values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public Optional<Subject> at(String path) {
    var greeting = PATH.matcher(path);
    return greeting.matches()
        ? Optional.of(subject(Long.parseLong(greeting.group(1))))
        : Optional.empty();
  }

  private static Subject subject(long id) {
    return new Subject(TinySchema.NAME, Long.toString(id));
  }
}
