package millions.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import millions.pastebin.PastebinConfig;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The front page: the paste form, the ladder with today's rung, the stage as a picture. */
@Path("/")
@Tag(name = "stage")
@Traced
@RunOnVirtualThread
public class HomeResource {

  private final StageReport report;
  private final BrowserSession session;
  private final Pages pages;
  private final PastebinConfig pastebin;

  HomeResource(StageReport report, BrowserSession session, Pages pages, PastebinConfig pastebin) {
    this.report = report;
    this.session = session;
    this.pages = pages;
    this.pastebin = pastebin;
  }

  @GET
  @Operation(summary = "The front page; as JSON, where everything begins")
  public Response home(@Context HttpHeaders headers) {
    if (Wanted.by(headers.getHeaderString(HttpHeaders.ACCEPT)) == Wanted.JSON) {
      return Response.ok(
              Map.of(
                  "_links",
                  Map.of(
                      "self", new PasteView.Href("/"),
                      "pastes", new PasteView.Href("/pastes"),
                      "topology", new PasteView.Href("/topology"),
                      "openapi", new PasteView.Href("/q/openapi"))),
              MediaType.APPLICATION_JSON_TYPE)
          .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
          .build();
    }
    return pages.html(
        Pages.Templates.home(
            report.now(), session.mine(headers), session.shared(), pastebin.maxTextBytes() / 1024));
  }
}
