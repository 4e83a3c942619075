package millions.standins.balancer;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;

/**
 * Sends each request to one target of the group that the listener's rules name.
 *
 * <p>A group without a healthy target is the client's 503. An ALB would then try the unhealthy
 * ones; here they are processes of one machine, and a try would only be a slower no.
 */
final class ReverseProxy implements Handler<HttpServerRequest> {

  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final int CONNECTIONS = 1_024;

  private final HttpClient client;
  private final Listener listener;
  private final Duration idle;
  private final ErrorResponses errors;

  /**
   * @param idle how long a target may stay silent in the middle of a request
   */
  ReverseProxy(Vertx vertx, Listener listener, Duration idle, ErrorResponses errors) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setHttp2ClearTextUpgrade(false)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxHeaderSize(64 * 1024),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(4 * CONNECTIONS));
    this.listener = listener;
    this.idle = idle;
    this.errors = errors;
  }

  @Override
  public void handle(HttpServerRequest request) {
    listener
        .route(request)
        .ifPresentOrElse(
            group -> forward(request, group),
            () -> errors.send(request, 503, "no target group for it"));
  }

  private void forward(HttpServerRequest request, TargetGroup group) {
    group.received();
    var target = group.choose(request);
    if (target.isEmpty()) {
      errors.send(request, 503, "no healthy target in " + group.name());
      group.answered(503);
      return;
    }
    // Nothing of the body may pass before there is somewhere to send it.
    request.pause();
    new Exchange(request, target.get(), errors).begin(client, idle);
  }
}
