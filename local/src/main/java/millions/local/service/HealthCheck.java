package millions.local.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * How a server is asked whether it does its work now. Plain sockets: asked several times a second,
 * it must cost nothing and never hang longer than its time-out of 1 s.
 */
@FunctionalInterface
public interface HealthCheck {

  /** Whether it answers as it should at this moment; any failure is a no. */
  boolean ready();

  /** A GET on this path must answer 200. */
  static HealthCheck http(int port, String path) {
    var request =
        "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nUser-Agent: millions\r\nConnection: close\r\n\r\n"
            .formatted(path, port);
    return () -> firstLines(port, request, 1).startsWith("HTTP/1.1 200");
  }

  /** Any answer in HTTP will do, a refusal too. */
  static HealthCheck anyHttp(int port) {
    var request = "GET / HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n";
    return () -> firstLines(port, request.formatted(port), 1).startsWith("HTTP/1.1 ");
  }

  /** The password must be taken and PING be answered. */
  static HealthCheck redis(int port, String password) {
    var request = "AUTH %s\r\nPING\r\n".formatted(password);
    return () -> firstLines(port, request, 2).equals("+OK\n+PONG");
  }

  private static String firstLines(int port, String request, int lines) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      var answer = new StringBuilder(String.valueOf(reader.readLine()));
      for (int i = 1; i < lines; i++) {
        answer.append('\n').append(reader.readLine());
      }
      return answer.toString();
    } catch (IOException e) {
      return "";
    }
  }
}
