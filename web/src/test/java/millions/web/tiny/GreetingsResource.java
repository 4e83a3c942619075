package millions.web.tiny;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import millions.tiny.Greetings;
import millions.web.platform.http.Traced;
import millions.web.platform.pages.Pages;

/** Makes a greeting and shows it. */
@Path("/greetings")
@Traced
@RunOnVirtualThread
public class GreetingsResource {

  private final Greetings greetings;
  private final Pages pages;
  private final Template page;
  private final Clock clock;

  GreetingsResource(
      Greetings greetings, Pages pages, @Location("tiny/greeting") Template page, Clock clock) {
    this.greetings = greetings;
    this.pages = pages;
    this.page = page;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.TEXT_PLAIN)
  public Response add(String text) {
    return Response.created(URI.create("/greetings/" + greetings.add(text))).build();
  }

  @GET
  @Path("/{id:\\d+}")
  public Response show(@PathParam("id") long id) {
    var text = greetings.find(id).orElseThrow(NotFoundException::new);
    var visits = greetings.visits(id, YearMonth.now(clock.withZone(ZoneOffset.UTC)));
    return pages.html(page.data("text", text).data("visits", visits));
  }
}
