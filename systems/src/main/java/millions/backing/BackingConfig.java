package millions.backing;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who this process is and which stage people see it on. What a stage may decide for all systems is
 * asked beside the code that does it: {@code ContentConfig}, {@code CacheConfig}, {@code SqlConfig}
 * and so on.
 */
@ConfigMapping(prefix = "millions")
public interface BackingConfig {

  Process process();

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

  /** Facts for people: what the page and {@code GET /topology} show. No code branches on them. */
  interface Topology {
    OptionalInt stage();

    Optional<String> name();

    /** Where the stage's runner writes who is up; absent, a process tells what it knows itself. */
    Optional<Path> file();
  }
}
