package millions.web.pastebin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import millions.pastebin.IdempotencyKey;
import millions.pastebin.OpenedPaste;
import millions.pastebin.PasteCreation;
import millions.pastebin.PasteLookup;
import millions.pastebin.PasteRules;
import millions.pastebin.Pastes;
import millions.pastebin.ShortLink;
import millions.web.platform.WebConfig;
import millions.web.platform.http.BoundedBody;
import millions.web.platform.http.Traced;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The two calls as the System Design Primer draws them, its strings for numbers included. */
@Path("/api/v1/paste")
@Tag(name = "pastebin, the primer's own calls")
@Traced
@RunOnVirtualThread
public class PrimerResource {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Pastes pastes;
  private final PasteRules rules;
  private final PasteRefusals refusals;
  private final WebConfig config;

  PrimerResource(Pastes pastes, PasteRules rules, PasteRefusals refusals, WebConfig config) {
    this.config = config;
    this.pastes = pastes;
    this.rules = rules;
    this.refusals = refusals;
  }

  /** For the API description only. */
  @Schema(name = "PrimerNewPaste")
  record PasteRequest(String expiration_length_in_minutes, String paste_contents) {}

  record Created(String shortlink) {}

  record Opened(
      @JsonProperty("paste_contents") String contents,
      @JsonProperty("created_at") String createdAt,
      @JsonProperty("expiration_length_in_minutes") String expirationLengthInMinutes) {}

  @POST
  @Operation(summary = "Keep a text under a new link")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PasteRequest.class)))
  public Response create(@Context HttpHeaders headers, InputStream body) {
    var type = headers.getMediaType();
    if (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      return refusals.contentType("application/json");
    }
    var parsed =
        PasteBody.json(BoundedBody.read(body, config.maxBodyBytes()), PasteBody.Names.PRIMERS);
    var key =
        Optional.ofNullable(headers.getHeaderString("Idempotency-Key")).map(IdempotencyKey::new);
    return switch (pastes.create(parsed.checked(rules, Set.of()), key)) {
      case PasteCreation.Created(var paste) -> json(new Created(paste.link().digits()));
      case PasteCreation.Replayed(var paste) -> json(new Created(paste.link().digits()));
      case PasteCreation.KeyReused(var reused) -> refusals.keyReused();
    };
  }

  @GET
  @Operation(summary = "Open a paste as JSON")
  public Response open(@QueryParam("shortlink") String shortlink) {
    return switch (pastes.find(new ShortLink(shortlink))) {
      case PasteLookup.Found(var opened) -> json(opened(opened));
      case PasteLookup.Expired(var expired, var at) -> refusals.expired(at);
      case PasteLookup.Missing(var missing) -> refusals.missing(missing);
    };
  }

  private static Opened opened(OpenedPaste opened) {
    Instant created = opened.paste().createdAt();
    return new Opened(
        opened.text(),
        DATE_TIME.format(created),
        opened.paste().lifetime().map(length -> Long.toString(length.toMinutes())).orElse(""));
  }

  private static Response json(Object entity) {
    return Response.ok(entity, MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
