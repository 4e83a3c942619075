package millions.local.standin.balancer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import millions.local.standin.http.EventLog;

/**
 * The balancer's own look at every target, draining ones too: a GET at a fixed interval that must
 * answer 200 in time. Used on the balancer's event loop only.
 */
final class HealthChecks {

  /** What is asked, how often (milliseconds) and how many results in a row count. */
  record Plan(String path, Duration interval, Duration timeout, Target.Thresholds thresholds) {}

  private final HttpClient client;
  private final Plan plan;
  private final TargetGroup group;
  private final EventLog log;
  private volatile boolean stopped;

  HealthChecks(Vertx vertx, Plan plan, TargetGroup group, EventLog log) {
    // A connection of its own for each check: one kept alive says little about accepting new ones.
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) plan.timeout().toMillis()));
    this.plan = plan;
    this.group = group;
    this.log = log;
    vertx.setPeriodic(plan.interval().toMillis(), tick -> group.all().forEach(this::check));
  }

  /** Checks one target now. */
  void check(Target target) {
    if (stopped) {
      return;
    }
    var request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setServer(target.address())
            .setHost(target.address().host())
            .setPort(target.address().port())
            .setURI(plan.path())
            .setTimeout(plan.timeout().toMillis())
            .setIdleTimeout(plan.timeout().toMillis())
            .putHeader("User-Agent", "ELB-HealthChecker/2.0");
    client
        .request(request)
        .compose(sent -> sent.send())
        .compose(answer -> answer.body().map(body -> answer.statusCode()))
        .onComplete(
            done -> {
              if (done.failed()) {
                heard(target, false, String.valueOf(done.cause().getMessage()));
              } else {
                heard(target, done.result() == 200, "status " + done.result());
              }
            });
  }

  /** Checks no more; from any thread. */
  void stop() {
    stopped = true;
  }

  private void heard(Target target, boolean success, String answer) {
    if (target.checked(success, plan.thresholds())) {
      var event = success ? "target-healthy" : "target-unhealthy";
      log.say(event, "role", target.role(), "address", target.address(), "answer", answer);
    }
  }
}
