package millions.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees through a real httpd in front of a web process. */
class HttpdTest {

  @TempDir Path root;
  private HttpServer web;
  private RunningHttpd httpd;

  @BeforeEach
  void webProcess() throws IOException {
    assumeThat(RunningHttpd.program()).as("httpd is installed").isPresent();
    assumeThat(Bash.program("openssl")).as("openssl is installed").isPresent();
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext("/", HttpdTest::echo);
    web.start();
  }

  @AfterEach
  void stop() {
    if (httpd != null) {
      httpd.close();
    }
    if (web != null) {
      web.stop(0);
    }
  }

  private static void echo(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var text = new StringBuilder("web " + exchange.getRequestURI() + "\n");
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> text.append("%s: %s\n".formatted(name.toLowerCase(), values)));
    var own503 = exchange.getRequestURI().getPath().equals("/busy");
    if (own503) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(own503 ? 503 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void starts(String... defined) throws Exception {
    httpd = RunningHttpd.start(root, web.getAddress().getPort(), defined);
  }

  private String get(String arguments, String path) {
    return curl("http://localhost:" + httpd.plainPort(), arguments, path);
  }

  private static String curl(String origin, String arguments, String path) {
    return Bash.plain()
        .run("curl -sS -k -i --path-as-is %s '%s%s'".formatted(arguments, origin, path))
        .output();
  }

  @Test
  void requestReachesTheWebProcess() throws Exception {
    starts();
    assertThat(get("", "/p/abc?x=1")).startsWith("HTTP/1.1 200").contains("web /p/abc?x=1");
  }

  @Test
  void tlsIsTerminated() throws Exception {
    starts();
    assertThat(curl("https://localhost:" + httpd.tlsPort(), "", "/p/abc"))
        .startsWith("HTTP/1.1 200")
        .contains("x-forwarded-proto: [https]", "x-forwarded-port: [443]");
  }

  @Test
  void forwardingHeadersOfAClientAreDropped() throws Exception {
    starts();
    var answer =
        get(
            "-H 'X-Forwarded-For: 6.6.6.6' -H 'X-Forwarded-Proto: https' -H 'X-Forwarded-Host: evil'"
                + " -H 'Forwarded: for=6.6.6.6' -H 'X-Amz-Cf-Id: uncounted'",
            "/");
    assertThat(answer)
        .contains("x-forwarded-for: [127.0.0.1]", "x-forwarded-proto: [http]")
        .doesNotContain("6.6.6.6", "evil", "uncounted");
  }

  @Test
  void forwardingHeadersOfTheBalancerAreKept() throws Exception {
    starts("BALANCED");
    assertThat(
            get(
                "-H 'X-Forwarded-For: 6.6.6.6' -H 'X-Forwarded-Proto: https'"
                    + " -H 'X-Amz-Cf-Id: counted'",
                "/"))
        .contains("6.6.6.6", "x-forwarded-proto: [https]", "counted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q",
        "/q/",
        "/q/metrics",
        "/q/health",
        "/q/health/ready/x",
        "//q/metrics",
        "/%71/metrics",
        "/./q/metrics",
        "/x/../q/metrics",
        "/q;x/metrics",
        "/q%2Fmetrics"
      })
  void operatorsPathIsNotFound(String path) throws Exception {
    starts();
    assertThat(get("", path)).startsWith("HTTP/1.1 404").doesNotContain("web /");
  }

  @Test
  void pathWithTheSamePrefixIsServed() throws Exception {
    starts();
    assertThat(get("", "/queries")).startsWith("HTTP/1.1 200");
  }

  @Test
  void balancerGetsReadiness() throws Exception {
    starts("BALANCED");
    assertThat(get("", "/q/health/ready")).startsWith("HTTP/1.1 200");
  }

  @Test
  void readinessIsNotFoundThroughTheBalancer() throws Exception {
    starts("BALANCED");
    assertThat(get("-H 'X-Forwarded-For: 6.6.6.6'", "/q/health/ready")).startsWith("HTTP/1.1 404");
  }

  @Test
  void webProcessThatIsDownGetsAPage() throws Exception {
    starts();
    web.stop(0);
    assertThat(get("", "/p/abc"))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 30", "Cache-Control: no-store", "text/html", "Back soon");
  }

  @Test
  void errorPageOfTheWebProcessIsPassedOn() throws Exception {
    starts();
    assertThat(get("", "/busy"))
        .startsWith("HTTP/1.1 503")
        .containsOnlyOnce("Retry-")
        .containsIgnoringCase("Retry-After: 1")
        .contains("web /busy");
  }

  @Test
  void tooLargeBodyIsRefused() throws Exception {
    starts();
    var large = root.resolve("large");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(64L * 1024 * 1024 + 1);
    }
    assertThat(get("-H Expect: --data-binary @" + large, "/")).startsWith("HTTP/1.1 413");
  }

  @Test
  void domainRedirectsToTls() throws Exception {
    starts("DOMAIN example.org");
    assertThat(get("", "/p/abc?x=1"))
        .startsWith("HTTP/1.1 308")
        .contains("Location: https://localhost/p/abc?x=1");
  }
}
