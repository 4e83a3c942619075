package millions.standins.balancer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import millions.standins.http.TestOrigin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalancerTest {

  @TempDir Path directory;

  private final TestOrigin one = named("web-1");
  private final TestOrigin two = named("web-2");
  private RunningBalancer balancer;

  private static TestOrigin named(String name) {
    var origin = new TestOrigin();
    return origin.on("/", exchange -> TestOrigin.send(exchange, 200, name));
  }

  @BeforeEach
  void open() {
    balancer =
        RunningBalancer.open(
            directory.resolve("listener.json"),
            ListenerConfiguration.of(
                web(target("web-1", one.port(), false), target("web-2", two.port(), false))),
            "--idle-timeout=PT1S");
    untilHealthy(2);
  }

  @AfterEach
  void close() {
    balancer.close();
    one.close();
    two.close();
  }

  private static TargetGroupConfiguration web(TargetDescription... targets) {
    return RunningBalancer.group("web", targets);
  }

  private static TargetDescription target(String role, int port, boolean draining) {
    return new TargetDescription(role, "127.0.0.1:" + port, draining);
  }

  private void register(TargetDescription... targets) {
    balancer.configure(ListenerConfiguration.of(web(targets)));
  }

  private void untilHealthy(int count) {
    Awaitility.await()
        .until(() -> states().values().stream().filter("healthy"::equals).count() == count);
  }

  private Map<String, String> states() {
    return balancer.states();
  }

  private HttpResponse<String> get(String path, String... headers) {
    return balancer.get(path, headers);
  }

  @Test
  void targetsTakeTurns() throws Exception {
    var answers = new ArrayList<String>();
    for (var i = 0; i < 6; i++) {
      answers.add(get("/").body());
    }
    assertThat(answers.subList(0, 2)).containsExactlyInAnyOrder("web-1", "web-2");
    assertThat(answers.subList(2, 4)).isEqualTo(answers.subList(0, 2));
    assertThat(one.asked()).hasSize(3);
  }

  @Test
  void cookieBindsToOneTarget() throws Exception {
    var first = get("/");
    var cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).startsWith("AWSALB=").contains("HttpOnly", "Path=/").doesNotContain("web-");

    for (var i = 0; i < 5; i++) {
      var next = get("/", "Cookie", "a=b; " + cookie.split(";")[0]);
      assertThat(next.body()).isEqualTo(first.body());
      assertThat(next.headers().firstValue("Set-Cookie")).contains(cookie);
    }
  }

  @Test
  void boundBrowserMovesWhenItsTargetIsDown() throws Exception {
    var first = get("/");
    var cookie = first.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    (first.body().equals("web-1") ? one : two).close();
    untilHealthy(1);

    var moved = get("/", "Cookie", cookie);

    assertThat(moved.statusCode()).isEqualTo(200);
    assertThat(moved.body()).isNotEqualTo(first.body());
    assertThat(moved.headers().firstValue("Set-Cookie").orElseThrow()).doesNotStartWith(cookie);
  }

  @Test
  void targetLeavesAndComesBackByItsHealthAlone() throws Exception {
    var ready = new AtomicBoolean(false);
    one.on("/q/health/ready", exchange -> TestOrigin.send(exchange, ready.get() ? 200 : 503, "?"));
    untilHealthy(1);
    assertThat(states()).containsEntry("web-1", "unhealthy");
    assertThat(get("/").body()).isEqualTo("web-2");
    assertThat(get("/").body()).isEqualTo("web-2");

    ready.set(true);
    untilHealthy(2);
  }

  @Test
  void noHealthyTargetIsServiceUnavailable() throws Exception {
    one.close();
    two.close();
    untilHealthy(0);
    var answer = get("/");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void drainingTargetFinishesWhatItHasAndGetsNoMore() throws Exception {
    var begun = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    TestOrigin.Handler slow =
        exchange -> {
          begun.countDown();
          await(finish);
          TestOrigin.send(exchange, 200, "finished");
        };
    one.on("/slow", slow);
    register(target("web-1", one.port(), false));
    untilHealthy(1);
    Awaitility.await().until(() -> states().size() == 1);
    var request = HttpRequest.newBuilder(balancer.uri("/slow")).build();
    var inFlight = balancer.http().sendAsync(request, BodyHandlers.ofString());
    begun.await();

    register(target("web-1", one.port(), true), target("web-2", two.port(), false));
    untilHealthy(1);
    Awaitility.await().until(() -> "draining".equals(states().get("web-1")));
    assertThat(get("/").body()).isEqualTo("web-2");
    assertThat(get("/").body()).isEqualTo("web-2");

    finish.countDown();
    assertThat(inFlight.get().body()).isEqualTo("finished");
  }

  @Test
  void boundBrowserMovesWhenItsTargetIsDrained() throws Exception {
    var first = get("/");
    var cookie = first.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    var oneIsDrained = first.body().equals("web-1");
    register(target("web-1", one.port(), oneIsDrained), target("web-2", two.port(), !oneIsDrained));
    Awaitility.await().until(() -> "draining".equals(states().get(first.body())));

    var moved = get("/", "Cookie", cookie);

    assertThat(moved.statusCode()).isEqualTo(200);
    assertThat(moved.body()).isNotEqualTo(first.body());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void silentTargetIsGatewayTimeout() throws Exception {
    var never = new CountDownLatch(1);
    two.on("/silent", exchange -> await(never));
    one.on("/silent", exchange -> await(never));
    assertThat(get("/silent").statusCode()).isEqualTo(504);
    assertThat(one.asked().size() + two.asked().size()).isEqualTo(1);
    Awaitility.await().until(() -> outstanding() == 0);
    never.countDown();
  }

  private int outstanding() {
    var sum = 0;
    for (var target : balancer.targets()) {
      sum += target.get("outstanding").asInt();
    }
    return sum;
  }

  @Test
  void brokenConnectionIsBadGatewayAndNeverTriedAgain() throws Exception {
    var requests = new AtomicInteger();
    try (var broken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> breakOff(broken, requests));
      register(target("web-3", broken.getLocalPort(), false), target("web-2", two.port(), false));
      Awaitility.await().until(() -> "healthy".equals(states().get("web-3")));
      var statuses = new ArrayList<Integer>();
      for (var i = 0; i < 4; i++) {
        statuses.add(get("/").statusCode());
      }
      assertThat(statuses).containsExactlyInAnyOrder(502, 200, 502, 200);
      assertThat(requests).hasValue(2);
      assertThat(two.asked()).hasSize(2);
    }
  }

  /** Answers health checks; any other request it reads and hangs up on. */
  private static void breakOff(ServerSocket server, AtomicInteger requests) {
    while (true) {
      try (Socket socket = server.accept()) {
        var head = new String(socket.getInputStream().readNBytes(20), UTF_8);
        if (head.startsWith("GET /q/health/ready")) {
          var answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
          socket.getOutputStream().write(answer.getBytes(UTF_8));
        } else {
          requests.incrementAndGet();
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  @Test
  void killedTargetCostsOnlyItsOwnRequests() throws Exception {
    one.close();
    var statuses = new ArrayList<Integer>();
    for (var i = 0; i < 4; i++) {
      statuses.add(get("/").statusCode());
    }
    assertThat(statuses).contains(200).isSubsetOf(200, 502);
    untilHealthy(1);
    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void targetLearnsWhoAskedAndHopByHopHeadersStay() throws Exception {
    get("/", "X-Forwarded-For", "203.0.113.7", "Keep-Alive", "1", "X-Mine", "kept");
    var asked = one.asked().isEmpty() ? two.asked().getFirst() : one.asked().getFirst();
    var headers = asked.getRequestHeaders();
    assertThat(headers.getFirst("X-Forwarded-For")).isEqualTo("203.0.113.7, 127.0.0.1");
    assertThat(headers.getFirst("X-Forwarded-Proto")).isEqualTo("http");
    assertThat(headers.getFirst("X-Forwarded-Port")).isEqualTo(String.valueOf(balancer.port()));
    assertThat(headers.getFirst("X-Amzn-Trace-Id")).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    assertThat(headers.getFirst("X-Mine")).isEqualTo("kept");
    assertThat(headers.getFirst("Host")).isEqualTo("127.0.0.1:" + balancer.port());
    assertThat(headers).doesNotContainKey("Keep-alive");
  }

  @Test
  void serverTimingNamesTheTarget() throws Exception {
    TestOrigin.Handler timed =
        exchange -> {
          exchange.getResponseHeaders().set("Server-Timing", "web;desc=\"x\"");
          TestOrigin.send(exchange, 200, "");
        };
    one.on("/timed", timed);
    two.on("/timed", timed);
    var timing = get("/timed").headers().allValues("Server-Timing");
    assertThat(timing).hasSize(2);
    assertThat(timing.getFirst()).isEqualTo("web;desc=\"x\"");
    assertThat(timing.getLast()).matches("balancer;desc=\"web-[12]\";dur=[0-9.]+");
  }

  @Test
  void bodiesPassUnchangedBothWays() throws Exception {
    TestOrigin.Handler echo =
        exchange -> {
          var bytes = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(201, 0);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        };
    one.on("/echo", echo);
    two.on("/echo", echo);
    var body = "grüße\0\r\n".repeat(200_000);
    for (var publisher :
        List.of(
            BodyPublishers.ofString(body),
            BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))) {
      var request = HttpRequest.newBuilder(balancer.uri("/echo")).POST(publisher).build();
      var answer = balancer.http().send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.body()).isEqualTo(body);
    }
  }

  @Test
  void statusHeadAndEmptyAnswersPass() throws Exception {
    assertThat(get("/missing").statusCode()).isEqualTo(404);
    var head = HttpRequest.newBuilder(balancer.uri("/")).HEAD().build();
    assertThat(balancer.http().send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    TestOrigin.Handler empty = exchange -> TestOrigin.send(exchange, 204, "");
    one.on("/empty", empty);
    two.on("/empty", empty);
    assertThat(get("/empty").statusCode()).isEqualTo(204);
  }

  @Test
  void tooLargeHeaderIsRefused() throws Exception {
    assertThat(get("/", "X-Large", "x".repeat(20_000)).statusCode()).isEqualTo(431);
  }

  @Test
  void closingLetsRequestsInFlightFinish() throws Exception {
    var begun = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    TestOrigin.Handler slow =
        exchange -> {
          begun.countDown();
          await(finish);
          TestOrigin.send(exchange, 200, "finished");
        };
    one.on("/slow", slow);
    two.on("/slow", slow);
    var request = HttpRequest.newBuilder(balancer.uri("/slow")).timeout(Duration.ofSeconds(30));
    var inFlight = balancer.http().sendAsync(request.build(), BodyHandlers.ofString());
    begun.await();
    var closing = Thread.ofVirtual().start(balancer::shutDown);
    finish.countDown();
    assertThat(inFlight.get().body()).isEqualTo("finished");
    closing.join();
  }
}
