package millions.local.standin.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import millions.local.process.StartFailure;
import millions.local.service.InstanceStatus;
import millions.local.service.InstanceStatus.Health;
import millions.local.standin.postgres.server.ClusterName;
import millions.local.standin.postgres.server.Pause;

/**
 * The one address clients keep through a failover, as an RDS endpoint's name is. It passes bytes to
 * whoever is primary; at a change all open connections are closed, for they lead to the wrong
 * server. Without a primary a client is turned away at once, not left waiting. Thread-safe.
 */
final class ClusterEndpoint {

  private final ClusterName cluster;
  private final int port;
  private final Set<RelayedConnection> relays = new HashSet<>();
  private ServerSocketChannel server;
  private int target;

  ClusterEndpoint(ClusterName cluster, int port) {
    this.cluster = cluster;
    this.port = port;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  InstanceStatus instance() {
    return new InstanceStatus(
        role(),
        "sql-endpoint",
        OptionalLong.empty(),
        address(),
        isOpen() ? Health.UP : Health.DOWN,
        List.of(cluster.role("primary")));
  }

  String role() {
    return cluster.role("endpoint");
  }

  /** Opens the door. */
  synchronized void open() {
    try {
      server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
    } catch (IOException e) {
      throw new StartFailure(role() + " cannot use port " + port + ": " + e.getMessage(), e);
    }
    var door = server;
    Thread.ofVirtual().name(role()).start(() -> accept(door));
  }

  synchronized boolean isOpen() {
    return server != null && server.isOpen();
  }

  /** Leads new connections to this port of this machine, to nobody for 0; closes the old ones. */
  synchronized void pointAt(int newTarget) {
    if (newTarget != target) {
      target = newTarget;
      relays.forEach(RelayedConnection::close);
      relays.clear();
    }
  }

  private void accept(ServerSocketChannel door) {
    while (door.isOpen()) {
      try {
        admit(door.accept());
      } catch (IOException closedOrOutOfFiles) {
        Pause.of(Duration.ofMillis(20));
      }
    }
  }

  private void admit(SocketChannel client) throws IOException {
    RelayedConnection relay;
    synchronized (this) {
      if (target == 0) {
        client.close();
        return;
      }
      try {
        relay = new RelayedConnection(client, SocketChannel.open(), target);
      } catch (IOException outOfFiles) {
        client.close();
        throw outOfFiles;
      }
      relays.add(relay);
    }
    Thread.ofPlatform()
        .daemon()
        .name(cluster.role("relay"))
        .start(
            () -> {
              relay.run();
              forget(relay);
            });
  }

  private synchronized void forget(RelayedConnection relay) {
    relays.remove(relay);
  }

  /** Closes the door and all connections. */
  synchronized void close() {
    pointAt(0);
    if (server != null) {
      try {
        server.close();
      } catch (IOException alreadyBroken) {
        // It takes no more clients either way.
      }
    }
  }
}
