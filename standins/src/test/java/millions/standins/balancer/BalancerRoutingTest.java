package millions.standins.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import millions.standins.http.TestOrigin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which target group gets a request, and how groups, weights and targets change under requests. */
class BalancerRoutingTest {

  /** A bound on a share is wrong no more often than this. */
  private static final double UNLIKELY = 1e-9;

  private static final String REFUSED = "listener-configuration-refused";
  private static final String UNREADABLE = "listener-configuration-unreadable";

  @TempDir Path directory;

  private final List<TestOrigin> origins = new ArrayList<>();
  private RunningBalancer balancer;

  @AfterEach
  void close() {
    balancer.close();
    origins.forEach(TestOrigin::close);
  }

  /** A process that answers with its role at these paths, and at {@code /}. */
  private TargetDescription process(String role, String... paths) {
    var origin = new TestOrigin();
    origins.add(origin);
    origin.on("/", exchange -> TestOrigin.send(exchange, 200, role));
    for (var path : paths) {
      origin.on(path, exchange -> TestOrigin.send(exchange, 200, role));
    }
    return new TargetDescription(role, "127.0.0.1:" + origin.port(), false);
  }

  private static TargetDescription draining(TargetDescription target) {
    return new TargetDescription(target.role(), target.address(), true);
  }

  private static TargetGroupConfiguration group(String name, TargetDescription... targets) {
    return RunningBalancer.group(name, targets);
  }

  private static List<WeightedTargetGroup> to(String group) {
    return List.of(new WeightedTargetGroup(group, 1));
  }

  private void open(ListenerConfiguration configuration) {
    balancer = RunningBalancer.open(directory.resolve("listener.json"), configuration);
    configuration.targetGroups().stream()
        .flatMap(group -> group.targets().stream())
        .forEach(target -> balancer.until(target.role(), "healthy"));
  }

  /** Requests to {@code /} go to the groups by these weights. */
  private static ListenerConfiguration weighted(
      TargetGroupConfiguration one, int oneWeight, TargetGroupConfiguration two, int twoWeight) {
    return new ListenerConfiguration(
        List.of(one, two),
        List.of(),
        List.of(
            new WeightedTargetGroup(one.name(), oneWeight),
            new WeightedTargetGroup(two.name(), twoWeight)));
  }

  @Test
  void rulesRouteByPathMethodAndHeader() {
    var paths = new String[] {"/p/aaaaaaa", "/P/aaaaaaa", "/pastes"};
    open(
        new ListenerConfiguration(
            List.of(
                group("web", process("web-1", paths)),
                group("read-api", process("read-api-1", paths)),
                group("green", process("green-1", paths))),
            List.of(
                new ListenerRule(20, List.of("/p/*"), List.of("GET", "HEAD"), null, to("read-api")),
                new ListenerRule(
                    10,
                    List.of("/p/*"),
                    null,
                    List.of(new HttpHeaderCondition("X-Release", List.of("gre?n"))),
                    to("green"))),
            to("web")));

    assertThat(balancer.get("/p/aaaaaaa?q=/x").body()).isEqualTo("read-api-1");
    assertThat(balancer.send("POST", "/p/aaaaaaa").body()).isEqualTo("web-1");
    assertThat(balancer.get("/P/aaaaaaa").body()).isEqualTo("web-1");
    assertThat(balancer.get("/pastes?q=/p/x").body()).isEqualTo("web-1");
    assertThat(balancer.get("/p/aaaaaaa", "x-release", "Green").body()).isEqualTo("green-1");
    assertThat(balancer.get("/p/aaaaaaa", "x-release", "blue").body()).isEqualTo("read-api-1");
    assertThat(balancer.get("/pastes", "x-release", "green").body()).isEqualTo("web-1");
  }

  @Test
  void targetsAndGroupsAreCountedApart() {
    open(
        new ListenerConfiguration(
            List.of(group("web", process("web-1")), group("read-api", process("read-api-1", "/p"))),
            List.of(new ListenerRule(1, List.of("/p"), null, null, to("read-api"))),
            to("web")));
    origins.getFirst().on("/broken", exchange -> TestOrigin.send(exchange, 500, "?"));

    balancer.get("/p");
    balancer.get("/");
    balancer.get("/broken");

    assertThat(balancer.group("web").toString())
        .isEqualTo("{\"name\":\"web\",\"requests\":2,\"errors_5xx\":1,\"healthy\":1}");
    assertThat(balancer.group("read-api").toString())
        .isEqualTo("{\"name\":\"read-api\",\"requests\":1,\"errors_5xx\":0,\"healthy\":1}");
    var row = balancer.targets().get(0);
    assertThat(row.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "group", "role", "address", "state", "slow_start", "requests", "outstanding");
    assertThat(row.get("group").asText()).isEqualTo("web");
    assertThat(row.get("requests").asInt()).isEqualTo(2);
  }

  @Test
  void groupWithoutAHealthyTargetDoesNotFailOver() {
    var old = process("old-1");
    open(weighted(group("old", old), 1, group("new"), 0));
    assertThat(balancer.get("/").statusCode()).isEqualTo(200);

    balancer.configure(weighted(group("old", old), 0, group("new"), 1));

    Awaitility.await().until(() -> balancer.get("/").statusCode() == 503);
    assertThat(balancer.get("/").headers().firstValue("Retry-After")).isPresent();
    assertThat(balancer.group("new").get("errors_5xx").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(balancer.group("old").get("healthy").asInt()).isEqualTo(1);
  }

  @Test
  void weightsShareTheRequests() {
    open(weighted(group("old", process("old-1")), 9, group("new", process("new-1")), 1));
    var tries = 4_000;

    var toNew =
        IntStream.range(0, tries).filter(each -> balancer.get("/").body().equals("new-1")).count();

    var expected = new Binomial(tries, 0.1);
    assertThat(toNew).isBetween((long) expected.least(UNLIKELY), (long) expected.most(UNLIKELY));
  }

  @Test
  void weightMovesWithoutAFailedRequest() {
    var blue = group("blue", process("blue-1"));
    var green = group("green", process("green-1"));
    open(weighted(blue, 100, green, 0));
    try (var requests = new SteadyRequests(balancer)) {
      requests.awaitMoreFrom("blue-1", 100);
      assertThat(requests.from("green-1")).isZero();

      balancer.configure(weighted(blue, 0, green, 100));
      requests.awaitMoreFrom("green-1", 100);
      var toBlue = balancer.group("blue").get("requests").asLong();
      requests.awaitMoreFrom("green-1", 100);

      assertThat(balancer.group("blue").get("requests").asLong()).isEqualTo(toBlue);
      requests.mustNeverHaveFailed();
    }
  }

  @Test
  void targetIsReplacedWithoutAFailedRequest() {
    var old = process("web-1");
    var fresh = process("web-2");
    open(ListenerConfiguration.of(group("web", old)));
    try (var requests = new SteadyRequests(balancer)) {
      requests.awaitMoreFrom("web-1", 100);

      balancer.configure(ListenerConfiguration.of(group("web", old, fresh)));
      balancer.until("web-2", "healthy");
      balancer.configure(ListenerConfiguration.of(group("web", draining(old), fresh)));
      balancer.until("web-1", "draining");
      Awaitility.await().until(() -> balancer.targets().get(0).get("outstanding").asInt() == 0);
      var before = balancer.targets().get(0).get("requests").asLong();
      requests.awaitMoreFrom("web-2", 100);
      assertThat(balancer.targets().get(0).get("requests").asLong()).isEqualTo(before);
      balancer.configure(ListenerConfiguration.of(group("web", fresh)));
      Awaitility.await().until(() -> balancer.targets().size() == 1);
      origins.getFirst().close();

      requests.awaitMoreFrom("web-2", 100);
      requests.mustNeverHaveFailed();
    }
  }

  @Test
  void removedTargetFinishesWhatItHas() throws Exception {
    var begun = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var old = process("web-1");
    var fresh = process("web-2");
    origins
        .getFirst()
        .on(
            "/slow",
            exchange -> {
              begun.countDown();
              await(finish);
              TestOrigin.send(exchange, 200, "finished");
            });
    open(ListenerConfiguration.of(group("web", old)));
    var answers = new ArrayList<String>();
    var slow = Thread.ofVirtual().start(() -> answers.add(balancer.get("/slow").body()));
    begun.await();

    balancer.configure(ListenerConfiguration.of(group("other", fresh)));
    balancer.until("web-2", "healthy");
    assertThat(balancer.get("/").body()).isEqualTo("web-2");

    finish.countDown();
    slow.join();
    assertThat(answers).containsExactly("finished");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void cookieOfAnotherGroupDoesNotBind() {
    var shared = process("web-1", "/p");
    var other = process("web-2", "/p");
    open(
        new ListenerConfiguration(
            List.of(group("web", shared), group("read-api", other, shared)),
            List.of(new ListenerRule(1, List.of("/p"), null, null, to("read-api"))),
            to("web")));
    var web = cookie(balancer.get("/"));
    var readApi = cookie(balancer.get("/p"));

    var bound = bodies("/p", readApi);
    var unbound = bodies("/p", web);

    assertThat(bound).hasSize(4).containsOnly(bound.getFirst());
    assertThat(unbound).containsOnly("web-1", "web-2");
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
  }

  private List<String> bodies(String path, String cookie) {
    return IntStream.range(0, 4)
        .mapToObj(each -> balancer.get(path, "Cookie", cookie).body())
        .toList();
  }

  @Test
  void brokenOrMissingFileKeepsTheLastConfigurationAndIsLoggedOnce() throws Exception {
    var web = process("web-1");
    open(ListenerConfiguration.of(group("web", web)));

    Files.writeString(balancer.file(), "{ half");
    awaitChecks();
    mustStillBe("web-1");
    assertThat(balancer.logged(REFUSED)).singleElement().asString().contains("is not JSON");

    var fresh = ListenerConfiguration.of(group("web", process("web-2")));
    Files.writeString(balancer.file(), fresh.json().replace("PT24H", "PT-1S"));
    awaitChecks();
    mustStillBe("web-1");
    assertThat(balancer.logged(REFUSED))
        .hasSize(2)
        .last()
        .asString()
        .contains("at targetGroups[0]: stickiness", "is PT-1S; allowed are PT1S to PT168H");

    Files.delete(balancer.file());
    awaitChecks();
    mustStillBe("web-1");
    assertThat(balancer.logged(UNREADABLE)).hasSize(1);

    balancer.configure(fresh);
    balancer.until("web-2", "healthy");
    assertThat(balancer.get("/").body()).isEqualTo("web-2");
  }

  /** While a target is checked five times the balancer looks at its file at least twice. */
  private void awaitChecks() throws InterruptedException {
    var checks = new CountDownLatch(5);
    origins
        .getFirst()
        .on(
            "/q/health/ready",
            exchange -> {
              checks.countDown();
              TestOrigin.send(exchange, 200, "up");
            });
    checks.await();
  }

  private void mustStillBe(String role) {
    assertThat(balancer.states()).containsOnlyKeys(role);
    assertThat(balancer.get("/").body()).isEqualTo(role);
  }

  @Test
  void changedHealthCheckHoldsForTargetsThatStay() {
    var web = process("web-1");
    open(ListenerConfiguration.of(group("web", web)));
    var check = group("web").healthCheck();
    var other = new HealthCheckConfiguration("/none", check.interval(), check.timeout(), 2, 2);
    balancer.configure(
        ListenerConfiguration.of(
            new TargetGroupConfiguration("web", null, null, null, other, List.of(web))));
    balancer.until("web-1", "unhealthy");
  }

  @Test
  void withoutAConfigurationTheServiceIsUnavailable() {
    balancer = RunningBalancer.withoutConfiguration(directory.resolve("listener.json"));
    assertThat(balancer.get("/").statusCode()).isEqualTo(503);
    assertThat(balancer.get("/_balancer/health").statusCode()).isEqualTo(200);

    balancer.configure(ListenerConfiguration.of(group("web", process("web-1"))));
    balancer.until("web-1", "healthy");
    assertThat(balancer.get("/").body()).isEqualTo("web-1");
  }
}
