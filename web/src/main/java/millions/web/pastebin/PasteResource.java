package millions.web.pastebin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import millions.backing.RequestTrace;
import millions.pastebin.IdempotencyKey;
import millions.pastebin.InvalidPaste;
import millions.pastebin.Paste;
import millions.pastebin.PasteCreation;
import millions.pastebin.PasteRules;
import millions.pastebin.Pastes;
import millions.pastebin.ShortLink;
import millions.web.platform.WebConfig;
import millions.web.platform.http.BoundedBody;
import millions.web.platform.http.Representation;
import millions.web.platform.http.Traced;
import millions.web.platform.pages.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pastes: made by POST, opened under their link. */
@Path("/")
@Tag(name = "pastebin")
@Traced
@RunOnVirtualThread
public class PasteResource {

  private final Pastes pastes;
  private final PasteRules rules;
  private final MyPastes mine;
  private final PasteAnswers answers;
  private final PasteRefusals refusals;
  private final Pages pages;
  private final WebConfig config;

  PasteResource(
      Pastes pastes,
      PasteRules rules,
      MyPastes mine,
      PasteAnswers answers,
      PasteRefusals refusals,
      Pages pages,
      WebConfig config) {
    this.pastes = pastes;
    this.rules = rules;
    this.mine = mine;
    this.answers = answers;
    this.refusals = refusals;
    this.pages = pages;
    this.config = config;
  }

  /** What a POST may carry; for the API description only. */
  @Schema(name = "NewPaste", description = "Either text or url")
  record PasteRequest(String text, String url, Integer expires_in_minutes) {}

  @POST
  @Path("pastes")
  @Operation(summary = "Keep a text or a URL under a new link")
  @Parameter(
      name = "Idempotency-Key",
      in = ParameterIn.HEADER,
      description = "The same key and body are answered with the same link",
      schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING))
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = PasteRequest.class)),
        @Content(
            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
            schema = @Schema(implementation = PasteRequest.class))
      })
  @APIResponse(
      responseCode = "201",
      description = "Kept",
      content = @Content(schema = @Schema(implementation = PasteView.class)))
  @APIResponse(responseCode = "400", description = "A field breaks a rule; the problem names it")
  @APIResponse(responseCode = "413", description = "The text is too large")
  @APIResponse(responseCode = "415", description = "Neither JSON nor a form")
  @APIResponse(responseCode = "422", description = "The Idempotency-Key came with another body")
  @APIResponse(responseCode = "503", description = "A part is down; try again after Retry-After")
  public Response create(@Context HttpHeaders headers, InputStream body) {
    if (crossSite(headers)) {
      return refusals.crossSite();
    }
    var parsed = parse(headers.getMediaType(), BoundedBody.read(body, config.maxBodyBytes()));
    if (parsed.isEmpty()) {
      return refusals.contentType("application/json or application/x-www-form-urlencoded");
    }
    var key =
        Optional.ofNullable(headers.getHeaderString("Idempotency-Key")).map(IdempotencyKey::new);
    var wanted = parsed.get().checked(rules, ownAuthorities(headers));
    return switch (pastes.create(wanted, key)) {
      case PasteCreation.Created(var paste) -> created(headers, paste, false);
      case PasteCreation.Replayed(var paste) -> created(headers, paste, true);
      case PasteCreation.KeyReused(var reused) -> refusals.keyReused();
    };
  }

  /** {@code Sec-Fetch-Site} is set by browsers and cannot be forged by a page. */
  private static boolean crossSite(HttpHeaders headers) {
    return "cross-site".equals(headers.getHeaderString("Sec-Fetch-Site"));
  }

  private static Optional<PasteBody> parse(MediaType type, byte[] bytes) {
    if (type == null) {
      return Optional.empty();
    }
    return switch (type.getType() + "/" + type.getSubtype().toLowerCase(Locale.ROOT)) {
      case MediaType.APPLICATION_JSON -> Optional.of(PasteBody.json(bytes, PasteBody.Names.OURS));
      case MediaType.APPLICATION_FORM_URLENCODED ->
          Optional.of(PasteBody.form(bytes, PasteBody.Names.OURS));
      default -> Optional.empty();
    };
  }

  private Set<String> ownAuthorities(HttpHeaders headers) {
    var own = authority(config.publicUrl());
    var host = headers.getHeaderString(HttpHeaders.HOST);
    return host == null || host.equalsIgnoreCase(own)
        ? Set.of(own)
        : Set.of(own, host.toLowerCase(Locale.ROOT));
  }

  private static String authority(URI url) {
    return url.getAuthority().toLowerCase(Locale.ROOT);
  }

  private Response created(HttpHeaders headers, Paste paste, boolean replayed) {
    var cookie = mine.remember(headers, paste);
    var view = PasteView.of(paste);
    var response =
        Response.status(201)
            .header(HttpHeaders.LOCATION, "/p/" + paste.link())
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    cookie.ifPresent(value -> response.header(HttpHeaders.SET_COOKIE, value));
    if (replayed) {
      response.header("Idempotency-Replayed", "true");
    }
    return Representation.by(headers.getHeaderString(HttpHeaders.ACCEPT)) == Representation.PAGE
        ? pages.html(response, Templates.paste(view, null, true, RequestTrace.current().steps()))
        : response.type(MediaType.APPLICATION_JSON_TYPE).entity(view).build();
  }

  @GET
  @Path("p/{link}")
  @Operation(summary = "Open a paste: its page, JSON, or the text itself; a URL redirects")
  @APIResponse(
      responseCode = "200",
      description = "The paste",
      content = {
        @Content(mediaType = MediaType.TEXT_PLAIN),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = PasteView.class)),
        @Content(mediaType = MediaType.TEXT_HTML)
      })
  @APIResponse(responseCode = "302", description = "To the URL behind the link")
  @APIResponse(responseCode = "404", description = "No such link")
  @APIResponse(responseCode = "410", description = "It expired")
  public Response open(
      @PathParam("link") String link,
      @HeaderParam(HttpHeaders.ACCEPT) String accept,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    return answers.open(link, Representation.by(accept), ifNoneMatch);
  }

  @GET
  @Path("p/{link}/raw")
  @Operation(summary = "Open a paste: always the text itself; a URL redirects")
  public Response raw(
      @PathParam("link") String link, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    return answers.open(link, Representation.TEXT, ifNoneMatch);
  }

  /** The forms of an address that name no link: an input error, not an unknown address. */
  @GET
  @Path("p")
  @Operation(hidden = true)
  public Response noLink() {
    throw new InvalidPaste("link", "is missing", ShortLink.ALLOWED);
  }
}
