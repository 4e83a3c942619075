package millions.web.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import millions.pastebin.ShortLink;
import millions.web.platform.pages.Problems;

/** The expected refusals of the pastebin, in the same words whichever call meets them. */
@ApplicationScoped
class PasteRefusals {

  private final Problems problems;

  PasteRefusals(Problems problems) {
    this.problems = problems;
  }

  Response expired(Instant at) {
    return problems.refuse(410, "this paste expired at " + at);
  }

  Response missing(ShortLink link) {
    return problems.refuse(404, "there is no paste " + link);
  }

  Response keyReused() {
    return problems.refuse(
        422,
        "this key came with another request before",
        "Idempotency-Key",
        "a new key for a new request");
  }

  /**
   * @param allowed the content types the call takes, for people
   */
  Response contentType(String allowed) {
    return problems.refuse(415, "this content type is not understood", "Content-Type", allowed);
  }

  Response crossSite() {
    return problems.refuse(403, "a form of another site may not paste here");
  }
}
