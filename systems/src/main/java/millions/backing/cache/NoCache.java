package millions.backing.cache;

import java.time.Duration;

/** Keeps nothing: the baseline every other cache is measured against. */
final class NoCache implements Cache {

  @Override
  public <T> Cached<T> look(String key, CacheFormat<T> format) {
    return new Cached.Miss<>();
  }

  @Override
  public <T> void put(String key, T value, CacheFormat<T> format, Duration ttl) {}

  @Override
  public void putAbsent(String key, Duration ttl) {}

  @Override
  public void remove(String key) {}
}
