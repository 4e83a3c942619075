package millions.standins.balancer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import millions.standins.http.EventLog;

/**
 * Checks every target at its group's interval for as long as it is registered, draining or not.
 * Used on the balancer's event loop only.
 */
final class HealthChecks {

  private final Vertx vertx;
  private final HttpClient client;
  private final EventLog log;
  private volatile boolean stopped;

  HealthChecks(Vertx vertx, EventLog log) {
    this.vertx = vertx;
    // A connection of its own for each check: one kept alive says little about accepting new ones.
    this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
    this.log = log;
  }

  /** Checks the target now, and again and again until it is deregistered. */
  void begin(Target target) {
    if (stopped || !target.group().has(target)) {
      return;
    }
    check(target);
    vertx.setTimer(target.group().healthCheck().interval().toMillis(), tick -> begin(target));
  }

  private void check(Target target) {
    var plan = target.group().healthCheck();
    var request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setServer(target.address())
            .setHost(target.address().host())
            .setPort(target.address().port())
            .setURI(plan.path())
            .setConnectTimeout(plan.timeout().toMillis())
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
    if (target.checked(success)) {
      var event = success ? "target-healthy" : "target-unhealthy";
      log.say(
          event,
          "group",
          target.group().name(),
          "role",
          target.role(),
          "address",
          target.address(),
          "answer",
          answer);
    }
  }
}
