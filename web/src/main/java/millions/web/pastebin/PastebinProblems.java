package millions.web.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import millions.pastebin.InvalidPaste;
import millions.web.platform.pages.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the pastebin's own exceptions are over HTTP. */
@ApplicationScoped
class PastebinProblems {

  private final Problems problems;

  PastebinProblems(Problems problems) {
    this.problems = problems;
  }

  @ServerExceptionMapper
  Response invalid(InvalidPaste e) {
    var status =
        switch (e.kind()) {
          case MALFORMED -> Status.BAD_REQUEST;
          case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE;
        };
    return problems.refuse(status.getStatusCode(), e.getMessage(), e.field(), e.allowed());
  }
}
