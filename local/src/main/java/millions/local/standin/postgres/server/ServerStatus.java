package millions.local.standin.postgres.server;

import java.util.Map;

/**
 * What one look at a server found.
 *
 * @param follows it replays another server's log
 * @param streaming it receives that log right now
 * @param paused its replay was paused by hand
 * @param replayed how far its replay came, in bytes of log; 0 on a primary
 * @param followers who receives its log, by directory name
 */
public record ServerStatus(
    boolean follows,
    boolean streaming,
    boolean paused,
    long replayed,
    Map<String, Receiver> followers) {

  public ServerStatus {
    followers = Map.copyOf(followers);
  }

  /**
   * A receiving server as the sender sees it.
   *
   * @param streaming caught up and heard of in the last seconds
   * @param sync commits wait for it
   * @param flushed bytes of log it has on its disk
   */
  public record Receiver(boolean streaming, boolean sync, long flushed) {}

  public boolean streamsTo(String name) {
    var follower = followers.get(name);
    return follower != null && follower.streaming();
  }
}
