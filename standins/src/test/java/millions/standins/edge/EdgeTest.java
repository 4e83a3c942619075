package millions.standins.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import millions.standins.http.OpenServer;
import millions.standins.http.TestOrigin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge's caching and passing on; its bucket has a test of its own. */
class EdgeTest {

  @TempDir static Path contents;
  private static Bucket bucket;

  @BeforeAll
  static void openBucket() {
    bucket = Bucket.open(contents);
  }

  @AfterAll
  static void closeBucket() {
    bucket.close();
  }

  @TempDir Path directory;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final TestOrigin origin = new TestOrigin();
  private OpenServer edge;

  @BeforeEach
  void open() {
    edge =
        OpenServer.open(
            new Edge(),
            "--port=0",
            "--origin=http://127.0.0.1:" + origin.port(),
            "--bucket=" + Bucket.NAME,
            "--log-directory=" + directory,
            "--deliver-every=PT1H",
            "--origin-timeout=PT1S");
  }

  @AfterEach
  void close() {
    edge.close();
    origin.close();
    http.close();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(edge.uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("none");
  }

  private static void page(HttpExchange exchange, String cacheControl) throws IOException {
    var accept = exchange.getRequestHeaders().getFirst("Accept");
    var headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", cacheControl);
    headers.set("Vary", "Accept");
    headers.set("ETag", "\"" + String.valueOf(accept).hashCode() + "\"");
    headers.set("Set-Cookie", "millions-session=secret");
    headers.set("Server-Timing", "web;desc=\"web-1\";dur=1");
    headers.set("X-Request-Id", exchange.getRequestHeaders().getFirst("X-Amz-Cf-Id"));
    var known = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (headers.getFirst("ETag").equals(known)) {
      TestOrigin.send(exchange, 304, "");
    } else {
      TestOrigin.send(exchange, 200, "for " + accept);
    }
  }

  @Test
  void secondViewerIsAnsweredFromTheCache() throws Exception {
    origin.on("/p/aaaaaaa", exchange -> page(exchange, "public, max-age=60"));

    var miss = get("/p/aaaaaaa", "Accept", "text/html", "Cookie", "millions-session=mine");
    var hit = get("/p/aaaaaaa", "Accept", "text/html", "Cache-Control", "no-cache");

    assertThat(header(miss, "X-Cache")).isEqualTo("Miss from edge");
    assertThat(header(hit, "X-Cache")).isEqualTo("Hit from edge");
    assertThat(hit.body()).isEqualTo("for text/html");
    assertThat(hit.headers().firstValueAsLong("Age").orElseThrow()).isBetween(0L, 60L);
    assertThat(origin.asked()).hasSize(1);
  }

  @Test
  void cookiesNeitherReachTheOriginNorLeaveTheCache() throws Exception {
    origin.on("/p/aaaaaaa", exchange -> page(exchange, "public, max-age=60"));
    var miss = get("/p/aaaaaaa", "Cookie", "millions-session=mine");
    var hit = get("/p/aaaaaaa");
    assertThat(header(miss, "Set-Cookie")).isEqualTo("none");
    assertThat(header(hit, "Set-Cookie")).isEqualTo("none");
    assertThat(origin.asked().getFirst().getRequestHeaders()).doesNotContainKey("Cookie");
  }

  @Test
  void everyAnswerHasAnIdOfItsOwnAndTimingsOfItsOwnWay() throws Exception {
    origin.on("/p/aaaaaaa", exchange -> page(exchange, "public, max-age=60"));

    var miss = get("/p/aaaaaaa", "X-Amz-Cf-Id", "forged");
    var hit = get("/p/aaaaaaa");

    assertThat(header(miss, "X-Amz-Cf-Id")).isNotEqualTo("forged").hasSizeGreaterThan(40);
    assertThat(origin.asked().getFirst().getRequestHeaders().get("X-Amz-Cf-Id"))
        .containsExactly(header(miss, "X-Amz-Cf-Id"));
    assertThat(hit.headers().allValues("X-Request-Id"))
        .containsExactly(header(hit, "X-Amz-Cf-Id"))
        .doesNotContain(header(miss, "X-Request-Id"));
    assertThat(miss.headers().allValues("Server-Timing"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("web");
    assertThat(miss.headers().allValues("Server-Timing").getLast())
        .matches("edge;desc=\"miss\";dur=[0-9.]+");
    assertThat(hit.headers().allValues("Server-Timing")).hasSize(1);
    assertThat(header(hit, "Server-Timing")).matches("edge;desc=\"hit\";dur=[0-9.]+");
    assertThat(hit.headers().allValues("Via")).containsExactly("1.1 edge (Millions)");
  }

  @Test
  void eachRepresentationIsCachedByItself() throws Exception {
    origin.on("/p/aaaaaaa", exchange -> page(exchange, "public, max-age=60"));
    for (var round = 0; round < 2; round++) {
      assertThat(get("/p/aaaaaaa", "Accept", "text/html").body()).isEqualTo("for text/html");
      assertThat(get("/p/aaaaaaa", "Accept", "text/plain").body()).isEqualTo("for text/plain");
    }
    assertThat(origin.asked()).hasSize(2);
  }

  @Test
  void viewerThatHasItGetsNotModifiedFromTheCacheToo() throws Exception {
    origin.on("/p/aaaaaaa", exchange -> page(exchange, "public, max-age=60"));
    var etag = header(get("/p/aaaaaaa", "Accept", "a/b"), "ETag");
    var again = get("/p/aaaaaaa", "Accept", "a/b", "If-None-Match", "\"other\", W/" + etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(etag);
    assertThat(header(again, "X-Cache")).isEqualTo("Hit from edge");
    assertThat(get("/p/aaaaaaa", "Accept", "a/b", "If-None-Match", "\"x\"").statusCode())
        .isEqualTo(200);
    assertThat(origin.asked()).hasSize(1);
  }

  @Test
  void staleEntryIsRefreshedByItsTag() throws Exception {
    origin.on("/p/aaaaaaa", exchange -> page(exchange, "public, max-age=0"));
    get("/p/aaaaaaa");
    var second = get("/p/aaaaaaa");
    assertThat(header(second, "X-Cache")).isEqualTo("Refresh hit from edge");
    assertThat(second.body()).isEqualTo("for null");
    assertThat(origin.asked()).hasSize(2);
    assertThat(origin.asked().getLast().getRequestHeaders()).containsKey("If-none-match");
  }

  @Test
  void whatMustNotBeStoredIsNot() throws Exception {
    origin.on("/p/aaaaaaa", exchange -> page(exchange, "no-store"));
    origin.on("/p/bbbbbbb", exchange -> page(exchange, "private, max-age=60"));
    origin.on("/p/ccccccc", exchange -> TestOrigin.send(exchange, 404, "unknown"));
    for (var path : new String[] {"/p/aaaaaaa", "/p/bbbbbbb", "/p/ccccccc"}) {
      get(path);
      get(path);
    }
    assertThat(origin.asked()).hasSize(6);
    assertThat(header(get("/p/ccccccc"), "X-Cache")).isEqualTo("Error from edge");
  }

  @Test
  void otherPathsPassWithCookiesAndAreNeverCached() throws Exception {
    origin.on("/", exchange -> page(exchange, "public, max-age=60"));
    var first = get("/", "Cookie", "millions-session=mine");
    get("/");
    assertThat(header(first, "Set-Cookie")).isEqualTo("millions-session=secret");
    assertThat(origin.asked()).hasSize(2);
    var asked = origin.asked().getFirst().getRequestHeaders();
    assertThat(asked.getFirst("Cookie")).isEqualTo("millions-session=mine");
    assertThat(asked.getFirst("Host")).isEqualTo("127.0.0.1:" + edge.port());
    assertThat(asked.getFirst("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(asked.getFirst("Via")).isEqualTo("1.1 edge (Millions)");
  }

  @Test
  void bodiesPassUnchanged() throws Exception {
    origin.on(
        "/pastes",
        exchange ->
            TestOrigin.send(exchange, 201, new String(exchange.getRequestBody().readAllBytes())));
    var text = "grüße\r\n".repeat(50_000);
    var answer = post("/pastes?x=%20y", text);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo(text);
    var asked = origin.asked().getFirst();
    assertThat(asked.getRequestURI().getRawQuery()).isEqualTo("x=%20y");
    assertThat(asked.getRequestHeaders().get("Content-Type")).containsExactly("text/x-mine");
  }

  private HttpResponse<String> post(String path, String text) throws Exception {
    var request =
        HttpRequest.newBuilder(edge.uri(path))
            .header("Content-Type", "text/x-mine")
            .POST(BodyPublishers.ofString(text))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Test
  void bodyPastTheLimitIsRefusedWithoutAskingTheOrigin() throws Exception {
    assertThat(post("/pastes", "x".repeat((8 << 20) + 1)).statusCode()).isEqualTo(413);
    assertThat(origin.asked()).isEmpty();
  }

  @Test
  void originsOwnErrorPasses() throws Exception {
    origin.on("/pastes", exchange -> TestOrigin.send(exchange, 503, "wait"));
    var answer = post("/pastes", "x");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("wait");
    assertThat(header(answer, "X-Cache")).isEqualTo("Error from edge");
    assertThat(origin.asked()).hasSize(1);
  }

  @Test
  void deadOriginIsBadGateway() throws Exception {
    origin.close();
    assertThat(get("/").statusCode()).isEqualTo(502);
    assertThat(get("/p/aaaaaaa").statusCode()).isEqualTo(502);
  }

  @Test
  void silentOriginIsGatewayTimeoutAndAskedOnce() throws Exception {
    var never = new CountDownLatch(1);
    origin.on(
        "/pastes",
        exchange -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    assertThat(post("/pastes", "x").statusCode()).isEqualTo(504);
    assertThat(origin.asked()).hasSize(1);
    never.countDown();
  }

  @Test
  void staleAnswerIsServedWhenTheOriginIsDeadAndItAllows() throws Exception {
    origin.on("/p/aaaaaaa", exchange -> page(exchange, "public, max-age=0, stale-if-error=60"));
    origin.on("/p/bbbbbbb", exchange -> page(exchange, "public, max-age=0"));
    get("/p/aaaaaaa");
    get("/p/bbbbbbb");
    origin.close();
    var stale = get("/p/aaaaaaa");
    assertThat(stale.statusCode()).isEqualTo(200);
    assertThat(stale.body()).isEqualTo("for null");
    assertThat(header(stale, "X-Cache")).isEqualTo("Hit from edge");
    assertThat(get("/p/bbbbbbb").statusCode()).isEqualTo(502);
  }

  @Test
  void redirectsAreThePublicsBusiness() throws Exception {
    origin.on(
        "/p/aaaaaaa",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
          TestOrigin.send(exchange, 302, "");
        });
    var answer = get("/p/aaaaaaa");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Location")).isEqualTo("http://127.0.0.1:1/elsewhere");
  }

  @Test
  void headHasNoBody() throws Exception {
    origin.on("/p/aaaaaaa", exchange -> page(exchange, "public, max-age=60"));
    for (var i = 0; i < 2; i++) {
      var request = HttpRequest.newBuilder(edge.uri("/p/aaaaaaa")).HEAD().build();
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(get("/p/aaaaaaa").body()).isEqualTo("for null");
    }
  }

  @Test
  void answersForItself() throws Exception {
    assertThat(get("/_edge/health").statusCode()).isEqualTo(200);
    Awaitility.await().until(() -> origin.asked().isEmpty());
  }
}
