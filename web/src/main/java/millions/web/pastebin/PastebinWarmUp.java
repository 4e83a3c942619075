package millions.web.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import millions.pastebin.Pastes;
import millions.pastebin.ShortLink;
import millions.web.platform.start.WarmUp;

/** Looks for a paste that is not there: the cache, the database, and all that is between. */
@ApplicationScoped
class PastebinWarmUp implements WarmUp {

  private final Pastes pastes;

  PastebinWarmUp(Pastes pastes) {
    this.pastes = pastes;
  }

  @Override
  public void run() {
    pastes.find(new ShortLink("0000000"));
  }
}
