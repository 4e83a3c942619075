package millions.web.pastebin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import millions.pastebin.Paste;
import millions.web.platform.http.Href;
import millions.web.platform.pages.PageTime;

/**
 * A paste as callers see it.
 *
 * @param text only when the paste is read, and only of a text
 */
public record PasteView(
    String link,
    String kind,
    @JsonProperty("created_at") String createdAt,
    @JsonProperty("expires_at") String expiresAt,
    @JsonProperty("size_bytes") int sizeBytes,
    @JsonInclude(JsonInclude.Include.NON_NULL) String url,
    @JsonInclude(JsonInclude.Include.NON_NULL) String text,
    @JsonProperty("_links") Map<String, Href> links) {

  static PasteView of(Paste paste, String text) {
    var link = paste.link().digits();
    var links = new LinkedHashMap<String, Href>();
    links.put("self", new Href("/p/" + link));
    links.put("raw", new Href("/p/" + link + "/raw"));
    links.put("stats", new Href("/pastes/" + link + "/stats"));
    return new PasteView(
        link,
        paste.body() instanceof Paste.Url ? "url" : "text",
        paste.createdAt().toString(),
        paste.expiresAt().map(Object::toString).orElse(null),
        paste.body().sizeBytes(),
        paste.body() instanceof Paste.Url url ? url.target().toString() : null,
        text,
        links);
  }

  static PasteView of(Paste paste) {
    return of(paste, null);
  }

  /** The time of its making as a page writes it. */
  public String made() {
    return PageTime.of(createdAt);
  }

  /** The time of its end as a page writes it; null when it has none. */
  public String ends() {
    return expiresAt == null ? null : PageTime.of(expiresAt);
  }

  /** The size as a page writes it. */
  public String size() {
    return sizeBytes < 1024
        ? sizeBytes + (sizeBytes == 1 ? " byte" : " bytes")
        : String.format(Locale.ROOT, "%.1f KiB", sizeBytes / 1024.0);
  }
}
