package millions.pastebin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import millions.backing.events.Event;
import millions.backing.events.NewEvent;

/**
 * The event that a paste expired and its row is gone, so that its text may go too. Version 1 of its
 * payload.
 */
record ExpiredText(@JsonProperty("content_path") String contentPath) {

  static final String TYPE = "pastebin.text-expired";

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The event of a paste; empty for one that has no text. */
  static Optional<NewEvent> of(Paste paste) {
    return paste.body() instanceof Paste.Text text
        ? Optional.of(
            new NewEvent(
                TYPE, paste.link().digits(), VERSION, new ExpiredText(text.contentPath()).json()))
        : Optional.empty();
  }

  private String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalArgumentException when the payload is not of a version known here
   */
  static ExpiredText read(Event event) {
    if (event.version() != VERSION) {
      throw new IllegalArgumentException(TYPE + " of version " + event.version());
    }
    try {
      return JSON.readValue(event.payload(), ExpiredText.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(TYPE + ": " + e.getOriginalMessage(), e);
    }
  }
}
