package millions.standins.balancer;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * One request on its way to one target, sent once, and its answer on the way back; bodies stream
 * through.
 *
 * <p>A target that refuses or breaks the connection is the client's 502, one that stays silent for
 * the idle time-out its 504: what to repeat is for the client to know.
 */
final class Exchange {

  private final HttpServerRequest request;
  private final Target target;
  private final ErrorResponses errors;
  private final long begun = System.nanoTime();
  private boolean over;

  Exchange(HttpServerRequest request, Target target, ErrorResponses errors) {
    this.request = request;
    this.target = target;
    this.errors = errors;
  }

  /**
   * @param idle how long the target may stay silent
   */
  void begin(HttpClient client, Duration idle) {
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
    target.group().answered(in.statusCode());
    var out = request.response();
    out.setStatusCode(in.statusCode()).setStatusMessage(in.statusMessage());
    ForwardedHeaders.copy(in.headers(), out.headers());
    target.group().cookie(target).ifPresent(cookie -> out.headers().add("Set-Cookie", cookie));
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
      var status = silent ? 504 : 502;
      if (errors.send(request, status, target.role() + ": " + cause.getMessage())) {
        target.group().answered(status);
      }
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
