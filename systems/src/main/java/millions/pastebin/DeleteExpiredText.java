package millions.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import millions.backing.content.ContentStore;
import millions.backing.events.Event;
import millions.backing.events.EventConsumer;

/** Removes the text of an expired paste; again when told again, since its path is never reused. */
@ApplicationScoped
class DeleteExpiredText implements EventConsumer {

  private final ContentStore content;

  DeleteExpiredText(ContentStore content) {
    this.content = content;
  }

  @Override
  public String type() {
    return ExpiredText.TYPE;
  }

  @Override
  public void consume(Event event) {
    content.delete(ExpiredText.read(event).contentPath());
  }
}
