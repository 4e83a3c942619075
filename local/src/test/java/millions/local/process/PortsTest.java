package millions.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

  private final Ports ports = new Ports();

  @Test
  void portsAreGivenOnceAndOutsideTheEphemeralRange() {
    assertThat(Stream.generate(ports::next).limit(200).toList())
        .doesNotHaveDuplicates()
        .allSatisfy(port -> assertThat(port).isBetween(20_000, 29_999));
  }

  @Test
  void rolesKeepTheirPorts() {
    int web = ports.of("web-1");
    assertThat(ports.of("web-2")).isNotEqualTo(web);
    assertThat(ports.of("web-1")).isEqualTo(web);
    assertThat(Stream.generate(ports::next).limit(200)).doesNotContain(web);
  }

  @Test
  void takenPortIsNotGiven() throws IOException {
    int port = ports.next();
    try (var taken = new ServerSocket(port + 1, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
      assertThat(ports.next()).isNotEqualTo(taken.getLocalPort());
    }
  }
}
