package millions.web.platform.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import millions.web.platform.http.Traced;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Static files, where no edge serves them. */
@Path("/static/{name}")
@Traced
@RunOnVirtualThread
public class StaticResource {

  private final StaticFiles files;
  private final Problems problems;

  StaticResource(StaticFiles files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  @GET
  @Operation(hidden = true)
  public Response file(@jakarta.ws.rs.PathParam("name") String name) {
    return files
        .find(name)
        .map(
            file ->
                Response.ok(file.bytes())
                    .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
                    .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                    .build())
        .orElseGet(() -> problems.refuse(404, "there is no such file"));
  }
}
