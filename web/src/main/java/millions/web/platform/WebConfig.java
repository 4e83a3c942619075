package millions.web.platform;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;

/** What only the web tier decides. */
@ConfigMapping(prefix = "millions.web")
public interface WebConfig {

  /** Where visitors reach the stage; links that lead there are refused as targets. */
  URI publicUrl();

  /**
   * What a request's body may have at most; a text of the allowed size as escaped JSON must fit.
   */
  int maxBodyBytes();

  Jobs jobs();

  AccessLogSettings accessLog();

  /** The scheduled work; each system has its own periods. */
  interface Jobs {
    /** Whether this process does any. */
    boolean enabled();
  }

  interface AccessLogSettings {
    /** How old a segment grows before it goes to the content store. */
    Duration shipEvery();

    long maxWaitingBytes();
  }
}
