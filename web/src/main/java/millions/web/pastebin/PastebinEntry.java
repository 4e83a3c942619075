package millions.web.pastebin;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import millions.pastebin.PastebinConfig;
import millions.web.platform.pages.SystemEntry;

/** The pastebin on the home page: the form, and what this browser pasted. */
@ApplicationScoped
class PastebinEntry implements SystemEntry {

  private final MyPastes mine;
  private final PastebinConfig config;

  PastebinEntry(MyPastes mine, PastebinConfig config) {
    this.mine = mine;
    this.config = config;
  }

  @Override
  public String label() {
    return "Paste";
  }

  @Override
  public String path() {
    return "/";
  }

  @Override
  public Map<String, String> links() {
    return Map.of("pastes", "/pastes");
  }

  @Override
  public Optional<TemplateInstance> homeCards(HttpHeaders headers, long webInstances) {
    return Optional.of(
        Templates.cards(
            mine.of(headers), mine.shared(), webInstances, config.maxTextBytes() / 1024));
  }
}
