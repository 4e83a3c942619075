package millions.standins.edge;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.client5.http.cache.HttpCacheCASOperation;
import org.apache.hc.client5.http.cache.HttpCacheEntry;
import org.apache.hc.client5.http.cache.HttpCacheStorage;
import org.apache.hc.client5.http.cache.ResourceIOException;

/**
 * Keeps the cache's entries in memory and drops the least recently used past a number of bytes. The
 * library's own storage bounds only how many entries there are. Thread-safe.
 */
final class InMemoryCacheStorage implements HttpCacheStorage {

  /** Headers, keys and map nodes, roughly. */
  private static final int OVERHEAD = 2_048;

  private final long maxBytes;
  private final Map<String, HttpCacheEntry> entries = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  InMemoryCacheStorage(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  long maxEntryBytes() {
    return Math.min(1 << 20, maxBytes / 4);
  }

  @Override
  public synchronized void putEntry(String key, HttpCacheEntry entry) {
    removeEntry(key);
    entries.put(key, entry);
    bytes += weight(entry);
    var oldest = entries.values().iterator();
    while (bytes > maxBytes && oldest.hasNext()) {
      bytes -= weight(oldest.next());
      oldest.remove();
    }
  }

  @Override
  public synchronized HttpCacheEntry getEntry(String key) {
    return entries.get(key);
  }

  @Override
  public synchronized void removeEntry(String key) {
    var removed = entries.remove(key);
    if (removed != null) {
      bytes -= weight(removed);
    }
  }

  @Override
  public synchronized void updateEntry(String key, HttpCacheCASOperation change)
      throws ResourceIOException {
    var changed = change.execute(entries.get(key));
    if (changed == null) {
      removeEntry(key);
    } else {
      putEntry(key, changed);
    }
  }

  @Override
  public synchronized Map<String, HttpCacheEntry> getEntries(Collection<String> keys) {
    var found = new HashMap<String, HttpCacheEntry>();
    for (var key : keys) {
      var entry = entries.get(key);
      if (entry != null) {
        found.put(key, entry);
      }
    }
    return found;
  }

  synchronized long bytes() {
    return bytes;
  }

  private static long weight(HttpCacheEntry entry) {
    return OVERHEAD + (entry.getResource() == null ? 0 : entry.getResource().length());
  }
}
