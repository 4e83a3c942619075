package millions.standins.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import millions.standins.http.OpenServer;
import millions.standins.http.TestOrigin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the edge takes from its bucket and brings to it. */
class EdgeBucketTest {

  private static final String LOGS = "access-logs/edge/";

  @TempDir Path contents;
  @TempDir Path logs;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final TestOrigin origin = new TestOrigin();
  private Bucket bucket;
  private OpenServer edge;

  @BeforeEach
  void openBucket() {
    bucket = Bucket.open(contents);
  }

  private void open(String... more) {
    var options =
        new ArrayList<>(
            List.of(
                "--port=0",
                "--origin=http://127.0.0.1:" + origin.port(),
                "--bucket=" + Bucket.NAME,
                "--log-directory=" + logs));
    options.addAll(List.of(more));
    edge = OpenServer.open(new Edge(), options.toArray(String[]::new));
  }

  @AfterEach
  void close() {
    edge.close();
    bucket.close();
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

  private List<Path> segments() throws IOException {
    try (var files = Files.walk(logs)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void staticFilesComeFromTheBucketAndStayInMemory() throws Exception {
    open();
    bucket.put("static/page 1.css", "text/css", "body {}");

    var miss = get("/static/page%201.css");
    bucket.s3().deleteObject(delete -> delete.bucket(Bucket.NAME).key("static/page 1.css"));
    var hit = get("/static/page%201.css?v=2");

    assertThat(miss.body()).isEqualTo("body {}");
    assertThat(miss.headers().firstValue("Content-Type")).contains("text/css");
    assertThat(miss.headers().firstValue("X-Cache")).contains("Miss from edge");
    assertThat(hit.body()).isEqualTo("body {}");
    assertThat(hit.headers().firstValue("X-Cache")).contains("Hit from edge");
    assertThat(origin.asked()).isEmpty();
    var etag = hit.headers().firstValue("ETag").orElseThrow();
    assertThat(get("/static/page%201.css", "If-None-Match", etag).statusCode()).isEqualTo(304);
  }

  @Test
  void whatTheBucketLacksTheApplicationAnswers() throws Exception {
    open();
    origin.on("/static/own.js", exchange -> TestOrigin.send(exchange, 200, "own"));
    assertThat(get("/static/own.js").body()).isEqualTo("own");
    assertThat(get("/static/none.js").statusCode()).isEqualTo(404);
  }

  @Test
  void staticFilesSurviveTheBucketsDeath() throws Exception {
    open();
    origin.on("/static/own.js", exchange -> TestOrigin.send(exchange, 200, "own"));
    bucket.close();
    assertThat(get("/static/own.js").body()).isEqualTo("own");
    bucket.reopen();
  }

  @Test
  void accessLogArrivesInTheBucket() throws Exception {
    open("--deliver-every=PT0.2S");
    origin.on("/p/aaaaaaa", exchange -> TestOrigin.send(exchange, 200, "text"));
    var answer = get("/p/aaaaaaa?q=1", "User-Agent", "a b\"ü", "Referer", "http://x/?a=b%20c");

    Awaitility.await().until(() -> bucket.text(LOGS).contains("/p/aaaaaaa"));

    var line = fields(bucket.text(LOGS));
    assertThat(line)
        .containsEntry("cs-method", "GET")
        .containsEntry("cs-uri-stem", "/p/aaaaaaa")
        .containsEntry("cs-uri-query", "q=1")
        .containsEntry("sc-status", "200")
        .containsEntry("cs(Referer)", "http://x/?a=b%2520c")
        .containsEntry("cs(Cookie)", "-")
        .containsEntry("c-ip", "127.0.0.1")
        .containsEntry("x-edge-location", "edge")
        .containsEntry("x-edge-result-type", "Miss")
        .containsEntry("sc-bytes", "4")
        .containsEntry(
            "x-edge-request-id", answer.headers().firstValue("X-Amz-Cf-Id").orElseThrow());
    assertThat(line.get("cs(User-Agent)")).startsWith("a%20b%22");
    assertThat(line.get("date")).matches("\\d{4}-\\d\\d-\\d\\d");
    assertThat(bucket.keys(LOGS).getFirst())
        .matches(LOGS + line.get("date") + "/edge-\\d{13}-[0-9a-f]{8}\\.log");
    Awaitility.await().until(() -> segments().isEmpty());
  }

  private static Map<String, String> fields(String text) {
    var lines = text.split("\n");
    var names = lines[1].substring("#Fields: ".length()).split(" ");
    var values = lines[2].split("\t");
    assertThat(lines[0]).isEqualTo("#Version: 1.0");
    assertThat(values).hasSameSizeAs(names);
    var fields = new HashMap<String, String>();
    for (var i = 0; i < names.length; i++) {
      fields.put(names[i], values[i]);
    }
    return fields;
  }

  @Test
  void cleanStopShipsTheRest() throws Exception {
    open("--deliver-every=PT1H");
    get("/p/aaaaaaa");
    edge.close();
    assertThat(bucket.text(LOGS)).contains("/p/aaaaaaa");
    assertThat(segments()).isEmpty();
  }

  @Test
  void idleEdgeShipsNothing() throws Exception {
    open("--deliver-every=PT0.05S");
    edge.close();
    assertThat(bucket.keys(LOGS)).isEmpty();
  }

  @Test
  void segmentOfAKilledProcessIsShippedUnderItsName() throws Exception {
    var left = logs.resolve("2026-01-31").resolve("edge-1-0000000a.log");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "left behind\n");
    // Uploaded already, killed before it was deleted: the same name makes the second time harmless.
    bucket.put(LOGS + "2026-01-31/edge-1-0000000a.log", "text/plain", "left behind\n");
    open("--deliver-every=PT1H");
    Awaitility.await().until(() -> segments().isEmpty());
    assertThat(bucket.text(LOGS)).isEqualTo("left behind\n");
  }

  @Test
  void segmentsWaitForABucketThatIsDown() throws Exception {
    open("--deliver-every=PT0.1S");
    bucket.close();
    get("/p/aaaaaaa");
    get("/p/bbbbbbb");
    assertThat(segments()).isNotEmpty();
    bucket.reopen();
    Awaitility.await().until(() -> bucket.text(LOGS).contains("/p/bbbbbbb"));
    assertThat(bucket.text(LOGS)).contains("/p/aaaaaaa");
  }

  @Test
  void oldestSegmentsGoWhenTheBucketStaysDown() throws Exception {
    bucket.close();
    var old = logs.resolve("2026-01-31").resolve("edge-1-0000000a.log");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "x\n".repeat(2_000));
    open("--deliver-every=PT0.1S", "--log-bytes=2000");
    Awaitility.await().until(() -> !Files.exists(old));
    get("/p/aaaaaaa");
    assertThat(segments()).isNotEmpty();
    bucket.reopen();
  }
}
