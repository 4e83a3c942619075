package millions.standins.balancer;

import io.vertx.core.http.HttpServerRequest;
import millions.standins.http.EventLog;

/** Answers in the place of a target, and logs why. Used on the balancer's event loop only. */
final class ErrorResponses {

  private final EventLog log;

  ErrorResponses(EventLog log) {
    this.log = log;
  }

  /**
   * Answers with the status and no body, or cuts the connection where another answer has begun.
   *
   * @return whether the status went out
   */
  boolean send(HttpServerRequest request, int status, String cause) {
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
    var inTime = !response.headWritten();
    if (inTime) {
      if (status == 503) {
        // Seconds until the next health checks may have found a target.
        response.putHeader("Retry-After", "2");
      }
      response.setStatusCode(status).putHeader("Content-Length", "0").end();
    } else {
      // Too late for a status: a cut connection tells the client that the body is not whole.
      request.connection().close();
    }
    request.resume();
    return inTime;
  }
}
