package millions.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hands out free ports of this machine for the instances of a stage.
 *
 * <p>They come from 20000-29999, below the ephemeral range of Linux (32768 on): no outgoing
 * connection can take the port of an instance that is being restarted. Thread-safe; two runs beside
 * each other start looking at random places.
 */
public final class Ports {

  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;

  private final Set<Integer> given = new HashSet<>();
  private final Map<String, Integer> byRole = new HashMap<>();
  private int next = ThreadLocalRandom.current().nextInt(COUNT);

  /**
   * A port nobody listens on and that this object has not given before.
   *
   * @throws StartFailure when all are taken
   */
  public synchronized int next() {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + next;
      next = (next + 1) % COUNT;
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
    throw new StartFailure(
        "No port between %d and %d is free.".formatted(FIRST, FIRST + COUNT - 1));
  }

  /**
   * The port of this role: the same at every call, so that what is drawn anew keeps its address.
   *
   * @throws StartFailure when all are taken
   */
  public synchronized int of(String role) {
    return byRole.computeIfAbsent(role, first -> next());
  }

  /** Whether a server could listen on this port of 127.0.0.1 now. */
  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // as the servers do: connections of the last run in TIME_WAIT do not count
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
