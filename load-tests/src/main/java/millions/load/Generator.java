package millions.load;

import java.net.URI;
import java.time.Duration;

/**
 * Drives an HTTP server as fast as it answers: so many connections, each with one request under way
 * at any time (a closed loop).
 */
interface Generator {

  /** Its name and version, for the report. */
  String name();

  /**
   * Requests answered per second.
   *
   * @throws Spoiled when answers were errors or connections broke: such a figure means nothing
   */
  double perSecond(URI server, Requests requests, int connections, Duration length);

  /** {@code wrk} where it is installed; otherwise our own, which takes more of the processor. */
  static Generator best() {
    return Command.version("wrk", "-v").<Generator>map(Wrk::new).orElseGet(OwnGenerator::new);
  }
}
