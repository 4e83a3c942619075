package millions.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.function.UnaryOperator;
import millions.backing.BackingUnavailable;
import millions.pastebin.InvalidPaste;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns whatever went wrong into one answer: problem+json, or a page for a browser. The only place
 * that does.
 */
@ApplicationScoped
class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final String PROBLEM_JSON = "application/problem+json";
  // Past a standby's promotion, which takes a few seconds.
  private static final int RETRY_AFTER_SECONDS = 2;

  private final CurrentVertxRequest request;
  private final Pages pages;

  Problems(CurrentVertxRequest request, Pages pages) {
    this.request = request;
    this.pages = pages;
  }

  @ServerExceptionMapper
  Response invalid(InvalidPaste e) {
    var status =
        switch (e.kind()) {
          case MALFORMED -> Status.BAD_REQUEST;
          case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE;
        };
    return answer(
        status.getStatusCode(), e.getMessage(), e.field(), e.allowed(), UnaryOperator.identity());
  }

  @ServerExceptionMapper
  Response unavailable(BackingUnavailable e) {
    LOG.warnf("503: %s", e.getMessage());
    return answer(
        503,
        e.part() + " does not answer at the moment; nothing is known to have changed",
        null,
        null,
        response -> response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
  }

  @ServerExceptionMapper
  Response web(WebApplicationException e) {
    var status = e.getResponse().getStatus();
    return answer(
        status,
        switch (status) {
          case 404 -> "there is nothing at this address";
          case 405 -> "this address does not take that method";
          default -> e.getMessage();
        },
        null,
        null,
        response -> status == 405 ? response.header(HttpHeaders.ALLOW, allowed()) : response);
  }

  /** The platform knows at this point that the method is wrong, not which would be right. */
  private String allowed() {
    return switch (request.getCurrent().request().path()) {
      case "/pastes" -> "POST, OPTIONS";
      case "/api/v1/paste" -> "GET, HEAD, POST, OPTIONS";
      default -> "GET, HEAD, OPTIONS";
    };
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    LOG.error("500", e);
    return answer(
        500, "an error of ours; the request id leads to it", null, null, UnaryOperator.identity());
  }

  /** An expected refusal that is no exception. */
  Response refuse(int status, String detail) {
    return refuse(status, detail, null, null);
  }

  Response refuse(int status, String detail, String field, String allowed) {
    return answer(status, detail, field, allowed, UnaryOperator.identity());
  }

  private Response answer(
      int status,
      String detail,
      String field,
      String allowed,
      UnaryOperator<Response.ResponseBuilder> more) {
    var current = request.getCurrent();
    var known = Status.fromStatusCode(status);
    var problem =
        new Problem(
            "about:blank",
            status == 422
                ? "Unprocessable Content"
                : known == null ? "Error" : known.getReasonPhrase(),
            status,
            detail,
            current.request().path(),
            RequestEntry.trace(current).id(),
            field,
            allowed);
    var response =
        Response.status(status)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header(HttpHeaders.VARY, "Accept");
    more.apply(response);
    if (Wanted.by(current.request().getHeader(HttpHeaders.ACCEPT)) == Wanted.PAGE) {
      return pages.html(response, Pages.Templates.problem(problem));
    }
    return response.type(MediaType.valueOf(PROBLEM_JSON)).entity(problem).build();
  }
}
