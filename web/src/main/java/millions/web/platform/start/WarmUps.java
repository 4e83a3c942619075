package millions.web.platform.start;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import millions.backing.BackingUnavailable;
import millions.backing.content.ContentStore;
import org.jboss.logging.Logger;

/**
 * Runs all warm-ups on the caller's thread, which must be a platform thread. A virtual thread that
 * waits for a class to be initialized holds its carrier (JEP 491, "remaining cases of pinning"); on
 * two processors two such waits leave no carrier for the thread they wait for, and a process that
 * meets traffic cold can stop for good.
 */
@ApplicationScoped
class WarmUps {

  private static final Logger LOG = Logger.getLogger(WarmUps.class);

  private final List<WarmUp> warmUps;
  private final ContentStore content;

  WarmUps(@All List<WarmUp> warmUps, ContentStore content) {
    this.warmUps = warmUps;
    this.content = content;
  }

  void run() {
    warmUps.forEach(WarmUps::run);
    run(() -> content.get("static/none"));
  }

  private static void run(WarmUp warmUp) {
    try {
      warmUp.run();
    } catch (BackingUnavailable e) {
      // What is down now was still loaded; whether to serve without it is not for the warm-up to
      // say.
      LOG.infof("warm-up: %s", e.getMessage());
    }
  }
}
