package millions.web.tiny;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import millions.web.platform.pages.SystemEntry;

/** The greetings' place on the site. */
@ApplicationScoped
class GreetingsEntry implements SystemEntry {

  @Override
  public String label() {
    return "Greetings";
  }

  @Override
  public String path() {
    return "/greetings/1";
  }

  @Override
  public Map<String, String> links() {
    return Map.of("greetings", "/greetings");
  }
}
