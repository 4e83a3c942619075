package millions.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import redis.embedded.RedisServer;

/** A real Redis that a test may stop and start again on the same port. */
public final class TestRedis implements AutoCloseable {

  private final int port;
  private final boolean tls;
  private final List<String> settings;
  private RedisServer server;

  public TestRedis() {
    this(false, List.of());
  }

  /** One that asks for a password. */
  public static TestRedis guarded(String password) {
    return new TestRedis(false, List.of("requirepass " + password));
  }

  /** One that speaks nothing but TLS, and asks for a password. */
  public static TestRedis overTls(TestCertificate certificate, String password) {
    return new TestRedis(
        true,
        List.of(
            "tls-cert-file " + certificate.pem(),
            "tls-key-file " + certificate.key(),
            "tls-auth-clients no",
            "requirepass " + password));
  }

  private TestRedis(boolean tls, List<String> settings) {
    this.tls = tls;
    this.settings = settings;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  public void start() {
    var builder =
        RedisServer.builder()
            .port(tls ? 0 : port)
            .tlsPort(tls ? port : 0)
            .setting("bind 127.0.0.1")
            .setting("save \"\"");
    settings.forEach(builder::setting);
    server = builder.build();
    server.start();
  }

  public void stop() {
    server.stop();
  }

  public String uri() {
    return uri("127.0.0.1");
  }

  /**
   * @param host a name this machine has for itself
   */
  public String uri(String host) {
    return (tls ? "rediss://" : "redis://") + host + ":" + port;
  }

  @Override
  public void close() {
    stop();
  }
}
