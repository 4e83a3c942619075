package millions.local.standin.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import millions.local.process.Ports;
import millions.local.standin.postgres.server.ClusterName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterEndpointTest {

  private static final int FIVE_SECONDS = 5_000;

  private final ClusterEndpoint endpoint = new ClusterEndpoint(ClusterName.SQL, new Ports().next());
  private ServerSocket server;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    endpoint.open();
  }

  @AfterEach
  void close() throws IOException {
    endpoint.close();
    server.close();
  }

  @Test
  void bytesPassBothWaysAlthoughOneSideHasEnded() throws IOException {
    endpoint.pointAt(server.getLocalPort());
    try (var client = connect();
        var accepted = server.accept()) {
      client.getOutputStream().write("question".getBytes(StandardCharsets.UTF_8));
      client.shutdownOutput();
      assertThat(accepted.getInputStream().readAllBytes()).asString().isEqualTo("question");
      accepted.getOutputStream().write("answer".getBytes(StandardCharsets.UTF_8));
      accepted.shutdownOutput();
      assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("answer");
    }
  }

  @Test
  void clientIsTurnedAwayWhileThereIsNoPrimary() throws IOException {
    try (var client = connect()) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void openConnectionsAreClosedWhenThePrimaryChanges() throws IOException {
    endpoint.pointAt(server.getLocalPort());
    try (var client = connect();
        var accepted = server.accept();
        var next = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      endpoint.pointAt(next.getLocalPort());
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      assertThat(accepted.getInputStream().read()).isEqualTo(-1);
      try (var again = connect();
          var acceptedByNext = next.accept()) {
        acceptedByNext.getOutputStream().write(7);
        assertThat(again.getInputStream().read()).isEqualTo(7);
      }
    }
  }

  @Test
  void clientOfADeadPrimaryIsNotLeftWaiting() throws IOException {
    endpoint.pointAt(server.getLocalPort());
    server.close();
    try (var client = connect()) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port());
    socket.setSoTimeout(FIVE_SECONDS);
    return socket;
  }
}
