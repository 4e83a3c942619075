package millions.web.pastebin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import millions.pastebin.InvalidPaste;
import millions.pastebin.PasteLookup;
import millions.pastebin.PasteVisits;
import millions.pastebin.Pastes;
import millions.pastebin.ShortLink;
import millions.web.platform.http.Representation;
import millions.web.platform.http.Traced;
import millions.web.platform.pages.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Monthly visits of a paste. */
@Path("/pastes/{link}/stats")
@Tag(name = "pastebin")
@Traced
@RunOnVirtualThread
public class StatsResource {

  private final PasteVisits visits;
  private final Pastes pastes;
  private final PasteRefusals refusals;
  private final Pages pages;
  private final Clock clock;

  StatsResource(
      PasteVisits visits, Pastes pastes, PasteRefusals refusals, Pages pages, Clock clock) {
    this.visits = visits;
    this.pastes = pastes;
    this.refusals = refusals;
    this.pages = pages;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "Visits of a month by day; a few seconds behind")
  public Response stats(
      @PathParam("link") String link,
      @QueryParam("month") String month,
      @Context HttpHeaders headers) {
    var shortLink = new ShortLink(link);
    var of = month == null ? YearMonth.now(clock.withZone(ZoneOffset.UTC)) : parse(month);
    return switch (pastes.find(shortLink)) {
      case PasteLookup.Missing(var missing) -> refusals.missing(missing);
      case PasteLookup.Expired(var expired, var at) -> refusals.expired(at);
      case PasteLookup.Found(var opened) -> {
        var view = StatsView.of(shortLink, of, visits.of(shortLink, of));
        yield Representation.by(headers.getHeaderString(HttpHeaders.ACCEPT)) == Representation.PAGE
            ? pages.html(Templates.stats(view))
            : Response.ok(view, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
      }
    };
  }

  private static YearMonth parse(String month) {
    var fault = new InvalidPaste("month", "is not a month", "YYYY-MM, from 2000-01 to 2999-12");
    if (!month.matches("2\\d{3}-\\d{2}")) {
      throw fault;
    }
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw fault;
    }
  }
}
