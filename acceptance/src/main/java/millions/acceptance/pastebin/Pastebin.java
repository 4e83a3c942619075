package millions.acceptance.pastebin;

import java.util.Map;
import millions.acceptance.Answer;
import millions.acceptance.Site;

/**
 * The pastebin of the site under test, as far as checks need it to make what they look at.
 * Thread-safe.
 */
record Pastebin(Site site) {

  /** Makes a paste of the text that never expires; its link. */
  String paste(String text) {
    return link(site.postJson("/pastes", Map.of("text", text)));
  }

  /** Makes a short link to the target; the link. */
  String shorten(String target) {
    return link(site.postJson("/pastes", Map.of("url", target)));
  }

  private static String link(Answer made) {
    return made.mustBe(201).json().path("link").asText();
  }
}
