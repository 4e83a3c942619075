package millions.web.platform.topology;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import millions.web.platform.http.Representation;
import millions.web.platform.http.Traced;
import millions.web.platform.pages.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stage as it runs right now. */
@Path("/topology")
@Tag(name = "stage")
@Traced
@RunOnVirtualThread
public class TopologyResource {

  private final StageReport report;
  private final Pages pages;

  TopologyResource(StageReport report, Pages pages) {
    this.report = report;
    this.pages = pages;
  }

  @GET
  @Operation(summary = "The stage, its parts, their health, who talks to whom")
  public Response topology(@Context HttpHeaders headers) {
    var stage = report.now();
    return Representation.by(headers.getHeaderString(HttpHeaders.ACCEPT)) == Representation.PAGE
        ? pages.html(Templates.topology(stage))
        : Response.ok(stage, MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
            .build();
  }

  /** The picture alone, which the page's script puts in place of the one it has. */
  @GET
  @Path("/picture")
  @Operation(hidden = true)
  public Response picture() {
    return pages.html(Templates.picture(report.now()));
  }

  /** The table of parts alone, for the same purpose. */
  @GET
  @Path("/parts")
  @Operation(hidden = true)
  public Response parts() {
    return pages.html(Templates.parts(report.now()));
  }
}
