package millions.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import millions.backing.cache.CacheFixture;
import millions.backing.content.ContentChoice;
import millions.backing.events.EventsFixture;
import millions.testing.TestConfig;
import millions.testing.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastesIT {

  private static final int POSTS = 100_000;
  private static final int THREADS = 32;

  @TempDir Path directory;

  @Test
  void aHundredThousandPostsAtOnceShareNoLinkAndLoseNone() throws Exception {
    var config = TestConfig.pastebin(Map.of());
    var rules = new PasteRules(config);
    var own = Map.of("millions.content.disk.directory", directory.toString());
    try (var database = TestDatabases.migrated(new PastebinSchema());
        var content = ContentChoice.open(TestConfig.backing("stage1", own).content());
        var threads = Executors.newFixedThreadPool(THREADS)) {
      var pastes =
          new Pastes(
              new SqlPasteLinks(database, new EventsFixture(Clock.systemUTC()).events()),
              content,
              CacheFixture.none(),
              new RandomShortLinks(),
              config,
              Clock.systemUTC(),
              new SimpleMeterRegistry());
      var made = new ConcurrentHashMap<ShortLink, String>();
      var posts =
          IntStream.range(0, POSTS)
              .<Callable<Void>>mapToObj(
                  i ->
                      () -> {
                        // One in twenty is a text: what is in question is the links, not the disk.
                        var body = "https://example.com/" + i;
                        var wanted =
                            i % 20 == 0
                                ? rules.text(body, Optional.empty())
                                : rules.url(body, Optional.empty(), Set.of());
                        var created =
                            (PasteCreation.Created) pastes.create(wanted, Optional.empty());
                        assertThat(made.put(created.paste().link(), body)).isNull();
                        return null;
                      })
              .toList();
      for (var post : threads.invokeAll(posts)) {
        post.get();
      }
      assertThat(made).hasSize(POSTS);
      var reads =
          made.entrySet().stream()
              .<Callable<Void>>map(
                  entry ->
                      () -> {
                        var found = (PasteLookup.Found) pastes.find(entry.getKey());
                        assertThat(found.opened().text()).isEqualTo(entry.getValue());
                        return null;
                      })
              .toList();
      for (var read : threads.invokeAll(reads)) {
        read.get();
      }
    }
  }
}
