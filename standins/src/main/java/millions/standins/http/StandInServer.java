package millions.standins.http;

import java.time.Duration;

/**
 * A server with one listening socket on 127.0.0.1, run by {@link StandInProcess} as a process of
 * its own or opened inside a test.
 */
public interface StandInServer {

  /** How long requests in flight may take to finish once the server closes. */
  Duration GRACE = Duration.ofSeconds(5);

  /**
   * Listens and returns once a connection would be answered.
   *
   * @return the port, which differs from the one asked for when that was 0
   * @throws ListenFailure with one clear sentence when it cannot, for example since the port is
   *     taken
   */
  int open();

  /** Stops accepting, lets requests in flight finish for up to {@link #GRACE}. Idempotent. */
  void close();
}
