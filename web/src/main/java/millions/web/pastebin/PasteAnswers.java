package millions.web.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import millions.backing.RequestTrace;
import millions.pastebin.OpenedPaste;
import millions.pastebin.Paste;
import millions.pastebin.PasteLookup;
import millions.pastebin.Pastes;
import millions.pastebin.ShortLink;
import millions.web.platform.http.Representation;
import millions.web.platform.pages.Pages;

/** What a GET of a link is answered with, and how long others may keep that answer. */
@ApplicationScoped
class PasteAnswers {

  private static final MediaType PLAIN = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");
  // A page also shows the way this copy took, so it is kept for less time than the text, which
  // never changes.
  private static final Duration PAGE_FRESH = Duration.ofSeconds(60);

  private final Pastes pastes;
  private final Pages pages;
  private final PasteRefusals refusals;

  PasteAnswers(Pastes pastes, Pages pages, PasteRefusals refusals) {
    this.pastes = pastes;
    this.pages = pages;
    this.refusals = refusals;
  }

  Response open(String link, Representation wanted, String ifNoneMatch) {
    return switch (pastes.find(new ShortLink(link))) {
      case PasteLookup.Found(var opened) -> found(opened, wanted, ifNoneMatch);
      case PasteLookup.Expired(var expired, var at) -> refusals.expired(at);
      case PasteLookup.Missing(var missing) -> refusals.missing(missing);
    };
  }

  private Response found(OpenedPaste opened, Representation wanted, String ifNoneMatch) {
    var paste = opened.paste();
    if (paste.body() instanceof Paste.Url url && wanted != Representation.JSON) {
      return cacheable(Response.status(302), paste, pastes.freshFor(paste))
          .header(HttpHeaders.LOCATION, millions.pastebin.TargetUrl.location(url.target()))
          .build();
    }
    return switch (wanted) {
      case TEXT -> text(opened, ifNoneMatch);
      case JSON ->
          cacheable(Response.ok(), paste, pastes.freshFor(paste))
              .type(MediaType.APPLICATION_JSON_TYPE)
              .entity(
                  PasteView.of(paste, paste.body() instanceof Paste.Text ? opened.text() : null))
              .build();
      case PAGE ->
          pages.html(
              cacheable(Response.ok(), paste, shorter(pastes.freshFor(paste), PAGE_FRESH)),
              Templates.paste(
                  PasteView.of(paste), opened.text(), false, RequestTrace.current().steps()));
    };
  }

  private Response text(OpenedPaste opened, String known) {
    var paste = opened.paste();
    var tag = "\"" + paste.body().sha256().substring(0, 32) + "\"";
    var response =
        known != null && (known.equals("*") || known.contains(tag))
            ? Response.notModified()
            : Response.ok(opened.bytes(), PLAIN);
    return cacheable(response, paste, pastes.freshFor(paste)).header(HttpHeaders.ETAG, tag).build();
  }

  /** With all web processes gone an edge may go on serving what never expires (RFC 5861). */
  private static Response.ResponseBuilder cacheable(
      Response.ResponseBuilder response, Paste paste, Duration fresh) {
    return response
        .header(
            HttpHeaders.CACHE_CONTROL,
            "public, max-age="
                + Math.max(0, fresh.toSeconds())
                + (paste.expiresAt().isEmpty() ? ", stale-if-error=86400" : ""))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
