package millions.web;

import jakarta.enterprise.context.ApplicationScoped;
import millions.backing.BackingUnavailable;
import millions.backing.content.ContentStore;
import millions.pastebin.Pastes;
import millions.pastebin.ShortLink;
import org.jboss.logging.Logger;

/**
 * Takes the way of a request once, on a platform thread, before any visitor does. A virtual thread
 * that waits for a class to be initialized holds its carrier (JEP 491, "remaining cases of
 * pinning"); on two processors two such waits leave no carrier for the thread they wait for, and a
 * process that meets traffic cold can stop for good.
 */
@ApplicationScoped
class WarmUp {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private final Pastes pastes;
  private final ContentStore content;

  WarmUp(Pastes pastes, ContentStore content) {
    this.pastes = pastes;
    this.content = content;
  }

  void run() {
    try {
      pastes.find(new ShortLink("0000000"));
      content.get("static/none");
    } catch (BackingUnavailable e) {
      // What is down now was still loaded; whether to serve without it is not for the warm-up to
      // say.
      LOG.infof("warm-up: %s", e.getMessage());
    }
  }
}
