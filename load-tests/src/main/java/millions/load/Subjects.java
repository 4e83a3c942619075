package millions.load;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import millions.load.Comparison.Side;

/** What is compared with what. Processes and pastes are made when first asked for. */
final class Subjects {

  private static final int PASTES = 5_000;

  /** About the primer's paste: 1 KB. */
  private static final String TEXT = "0123456789abcdef".repeat(64);

  /** The comparisons by the name a command line calls them. */
  enum Name {
    HOT("hot"),
    COLD_URL("cold-url"),
    COLD_TEXT("cold-text"),
    POST("post");

    private final String word;

    Name(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  private final BenchStage stage;
  private final Generator generator;
  private final int connections;
  private final PgBench pgbench;
  private Optional<URI> caching = Optional.empty();
  private Optional<URI> cacheless = Optional.empty();
  private boolean prepared;

  Subjects(BenchStage stage, Generator generator, int connections) {
    this.stage = stage;
    this.generator = generator;
    this.connections = connections;
    this.pgbench = new PgBench(stage.sql());
  }

  Comparison comparison(Name name) {
    return switch (name) {
      case HOT -> hot();
      case COLD_URL -> {
        var paths =
            Client.paste(cacheless(), PASTES, i -> "{\"url\":\"https://example.org/" + i + "\"}");
        yield cold("cold read of a URL: its row", paths);
      }
      case COLD_TEXT -> {
        var paths = Client.paste(cacheless(), PASTES, i -> "{\"text\":\"" + i + TEXT + "\"}");
        yield cold("cold read of a text: its row, and its content from disk", paths);
      }
      case POST -> post();
    };
  }

  private Comparison hot() {
    var web = caching();
    var path = Client.paste(web, 1, i -> "{\"text\":\"" + TEXT + "\"}").getFirst();
    var answer = Client.get(web.resolve(path));
    var type = answer.headers().firstValue("Content-Type").orElse("text/plain");
    var bare = stage.bare(type, answer.body());
    return new Comparison(
        "hot read of a 1 KB paste",
        0.6,
        http("bare Vert.x", bare, new Requests.Same(path)),
        http("web", web, new Requests.Same(path)));
  }

  private Comparison cold(String name, List<String> paths) {
    return new Comparison(
        name,
        0.5,
        pgbench("pgbench select-only", PgBench.Script.SELECT_ONLY),
        http("web without cache", cacheless(), new Requests.AnyOf(paths)));
  }

  private Comparison post() {
    // Before pgbench makes its tables: the web process refuses a schema that others began.
    var web = caching();
    var post = new Requests.Post("/pastes", "application/json", "{\"text\":\"" + TEXT + "\"}");
    return new Comparison(
        "POST of a 1 KB paste",
        0.3,
        pgbench("pgbench simple update", PgBench.Script.SIMPLE_UPDATE),
        http("web", web, post));
  }

  private Side http(String name, URI server, Requests requests) {
    return new Side(name, length -> generator.perSecond(server, requests, connections, length));
  }

  private Side pgbench(String name, PgBench.Script script) {
    if (!prepared) {
      pgbench.prepare();
      prepared = true;
    }
    return new Side(name, length -> pgbench.perSecond(script, connections, length));
  }

  private URI caching() {
    return (caching = caching.or(() -> Optional.of(stage.web("web", Map.of())))).orElseThrow();
  }

  private URI cacheless() {
    var none = Map.of("MILLIONS_CACHE_STORE", "none");
    return (cacheless = cacheless.or(() -> Optional.of(stage.web("web-without-cache", none))))
        .orElseThrow();
  }
}
