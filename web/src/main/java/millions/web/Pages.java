package millions.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import millions.backing.BackingConfig;
import millions.backing.RequestTrace;

/**
 * Renders pages, with the policy that lets a page load from this service alone and nothing inline.
 */
@ApplicationScoped
class Pages {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final StaticFiles files;
  private final String process;

  Pages(StaticFiles files, BackingConfig config) {
    this.files = files;
    this.process = config.process().name();
  }

  /** The pages, checked against their templates when the jar is built. */
  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance home(
        StageView stage, List<String> mine, boolean mineShared, int maxTextKib);

    static native TemplateInstance paste(
        PasteView paste, String text, boolean created, List<RequestTrace.Step> steps);

    static native TemplateInstance stats(StatsView stats);

    static native TemplateInstance topology(StageView stage);

    static native TemplateInstance picture(StageView stage);

    static native TemplateInstance parts(StageView stage);

    static native TemplateInstance problem(Problem problem);
  }

  Response html(Response.ResponseBuilder response, TemplateInstance page) {
    return response
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header("Content-Security-Policy", POLICY)
        .entity(
            page.data("css", files.url("app.css"))
                .data("script", files.url("app.js"))
                .data("icon", files.url("icon.svg"))
                .data("process", process)
                .render())
        .build();
  }

  Response html(TemplateInstance page) {
    return html(Response.ok().header(HttpHeaders.CACHE_CONTROL, "private, no-store"), page);
  }
}
