package millions.backing.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.List;
import java.util.stream.Stream;

/** Sessions in the process's own memory: gone with it. */
final class InProcessSessions implements Sessions {

  private final Cache<String, List<String>> sessions;
  private final int maxValues;

  InProcessSessions(SessionsConfig config, Ticker ticker) {
    maxValues = config.maxValues();
    sessions =
        Caffeine.newBuilder()
            // Anyone can open sessions; a bound keeps them from filling the heap.
            .maximumSize(100_000)
            .expireAfterAccess(config.ttl())
            .ticker(ticker)
            .build();
  }

  @Override
  public void remember(String session, String value) {
    sessions
        .asMap()
        .merge(
            session,
            List.of(value),
            (old, added) -> Stream.concat(added.stream(), old.stream()).limit(maxValues).toList());
  }

  @Override
  public List<String> recall(String session) {
    var values = sessions.getIfPresent(session);
    return values == null ? List.of() : values;
  }

  @Override
  public boolean shared() {
    return false;
  }
}
