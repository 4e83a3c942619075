package millions.web.platform.pages;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.function.UnaryOperator;
import millions.backing.BackingUnavailable;
import millions.web.platform.http.InvalidRequest;
import millions.web.platform.http.Representation;
import millions.web.platform.http.RequestEntry;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns whatever went wrong into one answer: problem+json, or a page for a browser. The only place
 * that does: a system's own exceptions are mapped beside the system, by {@link #refuse}.
 */
@ApplicationScoped
public class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final String PROBLEM_JSON = "application/problem+json";
  // Past a standby's promotion, which takes a few seconds.
  private static final int RETRY_AFTER_SECONDS = 2;

  private final CurrentVertxRequest request;
  private final Pages pages;
  private final List<AllowedMethods> methods;

  Problems(CurrentVertxRequest request, Pages pages, @All List<AllowedMethods> methods) {
    this.request = request;
    this.pages = pages;
    this.methods = methods;
  }

  @ServerExceptionMapper
  Response invalid(InvalidRequest e) {
    return refuse(e.status(), e.getMessage(), e.field(), e.allowed());
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

  private String allowed() {
    var path = request.getCurrent().request().path();
    return methods.stream()
        .flatMap(system -> system.at(path).stream())
        .findFirst()
        .orElse("GET, HEAD, OPTIONS");
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    LOG.error("500", e);
    return answer(
        500, "an error of ours; the request id leads to it", null, null, UnaryOperator.identity());
  }

  /** An expected refusal that is no exception. */
  public Response refuse(int status, String detail) {
    return refuse(status, detail, null, null);
  }

  /**
   * An expected refusal of an input.
   *
   * @param field the input at fault; null when it is none in particular
   * @param allowed what the input may be; null with the field
   */
  public Response refuse(int status, String detail, String field, String allowed) {
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
    if (Representation.by(current.request().getHeader(HttpHeaders.ACCEPT)) == Representation.PAGE) {
      return pages.html(
          response, Templates.problem(problem, current.request().method() == HttpMethod.POST));
    }
    return response.type(MediaType.valueOf(PROBLEM_JSON)).entity(problem).build();
  }
}
