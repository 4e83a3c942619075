package millions.web.platform.home;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import millions.web.platform.http.Href;
import millions.web.platform.http.Representation;
import millions.web.platform.http.Traced;
import millions.web.platform.pages.Pages;
import millions.web.platform.topology.StageReport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The front page: what each system puts on it, the ladder with today's rung, the stage. */
@Path("/")
@Tag(name = "stage")
@Traced
@RunOnVirtualThread
public class HomeResource {

  private final StageReport report;
  private final Pages pages;

  HomeResource(StageReport report, Pages pages) {
    this.report = report;
    this.pages = pages;
  }

  @GET
  @Operation(summary = "The front page; as JSON, where everything begins")
  public Response home(@Context HttpHeaders headers) {
    if (Representation.by(headers.getHeaderString(HttpHeaders.ACCEPT)) == Representation.JSON) {
      return Response.ok(Map.of("_links", links()), MediaType.APPLICATION_JSON_TYPE)
          .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
          .build();
    }
    var stage = report.now();
    var cards =
        pages.systems().stream()
            .flatMap(system -> system.homeCards(headers, stage.webProcesses()).stream())
            .map(TemplateInstance::render)
            .toList();
    return pages.html(Templates.home(stage, cards));
  }

  private Map<String, Href> links() {
    var links = new LinkedHashMap<String, Href>();
    links.put("self", new Href("/"));
    pages
        .systems()
        .forEach(system -> system.links().forEach((rel, path) -> links.put(rel, new Href(path))));
    links.put("topology", new Href("/topology"));
    links.put("openapi", new Href("/q/openapi"));
    return links;
  }
}
