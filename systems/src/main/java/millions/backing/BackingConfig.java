package millions.backing;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import millions.backing.cache.CacheStore;
import millions.backing.content.ContentPlace;
import millions.backing.sessions.SessionStore;
import millions.backing.sql.DatabaseShape;

/**
 * What a stage may decide for all systems: where content lives, which cache there is, how many
 * databases. The application asks these questions and never which stage it runs on.
 */
@ConfigMapping(prefix = "millions")
public interface BackingConfig {

  Process process();

  Content content();

  Cache cache();

  Sessions sessions();

  Sql sql();

  Topology topology();

  /** This process among its clones. */
  interface Process {
    /**
     * As the topology names it, for example {@code web-1}; part of every log line and of {@code
     * Server-Timing}.
     */
    String name();

    /**
     * A directory of its own, for what it must not lose before it is shipped (access log segments).
     */
    Path directory();
  }

  interface Content {
    ContentPlace store();

    Disk disk();

    S3 s3();

    interface Disk {
      Path directory();
    }

    /** Endpoint, region and credentials come from the AWS SDK's own environment. */
    interface S3 {
      String bucket();

      boolean pathStyle();

      Duration attemptTimeout();

      Duration callTimeout();
    }
  }

  interface Cache {
    CacheStore store();

    Near near();

    Redis redis();

    /** The part of the cache inside the process. */
    interface Near {
      long maxBytes();

      Duration ttl();
    }

    interface Redis {
      String uri();

      /** Read at every new connection, see {@link PasswordFile}; without it the URI is all. */
      Optional<Path> passwordFile();

      Duration timeout();
    }
  }

  interface Sessions {
    SessionStore store();

    Duration ttl();

    int maxValues();
  }

  interface Sql {
    DatabaseShape database();

    String primaryUrl();

    Optional<List<String>> replicaUrls();

    String username();

    /** Read at every new connection, see {@link PasswordFile}. */
    Path passwordFile();

    int poolSize();

    Duration acquisitionTimeout();

    Duration connectTimeout();

    Duration socketTimeout();

    Duration statementTimeout();
  }

  /** Facts for people: what the page and {@code GET /topology} show. No code branches on them. */
  interface Topology {
    OptionalInt stage();

    Optional<String> name();

    /** Where the stage's runner writes who is up; absent, a process tells what it knows itself. */
    Optional<Path> file();
  }
}
