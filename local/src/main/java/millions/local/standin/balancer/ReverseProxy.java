package millions.local.standin.balancer;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import millions.local.standin.http.EventLog;

/**
 * Sends each request to one target, once, and its answer back; bodies stream through.
 *
 * <p>A target that refuses or breaks the connection is the client's 502, one that stays silent for
 * the idle time-out its 504: what to repeat is for the client to know.
 */
final class ReverseProxy implements Handler<HttpServerRequest> {

  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final int CONNECTIONS = 1_024;

  private final HttpClient client;
  private final TargetGroup group;
  private final Stickiness stickiness;
  private final Duration idle;
  private final EventLog log;

  ReverseProxy(Vertx vertx, TargetGroup group, Stickiness stickiness, Duration idle, EventLog log) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setHttp2ClearTextUpgrade(false)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxHeaderSize(64 * 1024),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(4 * CONNECTIONS));
    this.group = group;
    this.stickiness = stickiness;
    this.idle = idle;
    this.log = log;
  }

  @Override
  public void handle(HttpServerRequest request) {
    var chosen = stickiness.bound(request, group).or(group::next);
    if (chosen.isEmpty()) {
      // Seconds until the next health checks may have found one.
      request.response().putHeader("Retry-After", "2");
      refuse(request, 503, "no healthy target");
      return;
    }
    // Nothing of the body may pass before there is somewhere to send it.
    request.pause();
    new Exchange(request, chosen.get()).begin();
  }

  private void refuse(HttpServerRequest request, int status, String cause) {
    log.say(
        "refused",
        "status",
        status,
        "method",
        request.method(),
        "path",
        request.path(),
        "cause",
        cause);
    var response = request.response();
    if (response.headWritten()) {
      // Too late for a status: a cut connection tells the client that the body is not whole.
      request.connection().close();
    } else {
      response.setStatusCode(status).putHeader("Content-Length", "0").end();
    }
    request.resume();
  }

  /** One request and its answer. */
  private final class Exchange {

    private final HttpServerRequest request;
    private final Target target;
    private final long begun = System.nanoTime();
    private boolean over;

    Exchange(HttpServerRequest request, Target target) {
      this.request = request;
      this.target = target;
    }

    void begin() {
      target.began();
      var options =
          new RequestOptions()
              .setMethod(request.method())
              .setServer(target.address())
              .setHost(target.address().host())
              .setPort(target.address().port())
              .setURI(request.uri())
              .setIdleTimeout(idle.toMillis());
      client.request(options).onSuccess(this::send).onFailure(this::fail);
    }

    private void send(HttpClientRequest out) {
      request.response().closeHandler(gone -> abandon(out));
      request.exceptionHandler(broken -> abandon(out));
      ForwardedHeaders.copy(request.headers(), out.headers());
      ForwardedHeaders.forwarded(request, out.headers());
      out.response().onSuccess(this::answer).onFailure(this::fail);
      if (request.headers().contains("Transfer-Encoding")) {
        out.setChunked(true);
      }
      if (out.isChunked() || request.headers().contains("Content-Length")) {
        // A failure to send shows in the answer too, or there is an early answer and no failure.
        request.pipeTo(out);
      } else {
        request.resume();
        out.end();
      }
    }

    private void answer(HttpClientResponse in) {
      var out = request.response();
      out.setStatusCode(in.statusCode()).setStatusMessage(in.statusMessage());
      ForwardedHeaders.copy(in.headers(), out.headers());
      stickiness.cookie(target).ifPresent(cookie -> out.headers().add("Set-Cookie", cookie));
      out.headers()
          .add(
              "Server-Timing",
              String.format(
                  Locale.ROOT,
                  "balancer;desc=\"%s\";dur=%.1f",
                  target.role(),
                  (System.nanoTime() - begun) / 1e6));
      if (!in.headers().contains("Content-Length")) {
        out.setChunked(true);
      }
      in.pipeTo(out).onSuccess(done -> over()).onFailure(this::fail);
    }

    private void abandon(HttpClientRequest out) {
      if (over()) {
        out.reset();
      }
    }

    private void fail(Throwable cause) {
      if (over()) {
        var silent = cause instanceof TimeoutException || timedOut(cause);
        refuse(request, silent ? 504 : 502, target.role() + ": " + cause.getMessage());
      }
    }

    private boolean timedOut(Throwable cause) {
      return cause instanceof ConnectException
          && String.valueOf(cause.getMessage()).contains("timed out");
    }

    private boolean over() {
      var first = !over;
      over = true;
      if (first) {
        target.ended();
      }
      return first;
    }
  }
}
