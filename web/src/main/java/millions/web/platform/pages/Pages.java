package millions.web.platform.pages;

import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import millions.backing.BackingConfig;

/**
 * Renders pages in the frame of the site, with the policy that lets a page load from this service
 * alone and nothing inline. A page's template includes {@code layout}. Thread-safe.
 */
@ApplicationScoped
public class Pages {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final StaticFiles files;
  private final List<SystemEntry> systems;
  private final String process;

  Pages(StaticFiles files, @All List<SystemEntry> systems, BackingConfig config) {
    this.files = files;
    this.systems = systems.stream().sorted(Comparator.comparing(SystemEntry::path)).toList();
    this.process = config.process().name();
  }

  /** The systems in the order of the navigation, that of their addresses. */
  public List<SystemEntry> systems() {
    return systems;
  }

  /** The response with the rendered page as its body. */
  public Response html(Response.ResponseBuilder response, TemplateInstance page) {
    return response
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header("Content-Security-Policy", POLICY)
        .entity(
            page.data("css", files.url("app.css"))
                .data("script", files.url("app.js"))
                .data("icon", files.url("icon.svg"))
                .data("process", process)
                .data("systems", systems)
                .render())
        .build();
  }

  /** The page with status 200, which no cache may keep. */
  public Response html(TemplateInstance page) {
    return html(Response.ok().header(HttpHeaders.CACHE_CONTROL, "private, no-store"), page);
  }
}
