package millions.web.platform.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import millions.web.platform.WebConfig;

/**
 * Holds the requests of one browser together by a cookie that names nobody. What is remembered for
 * the session is for each system to say. Thread-safe.
 */
@ApplicationScoped
public class BrowserSession {

  static final String COOKIE = "millions-session";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final SecureRandom random = new SecureRandom();
  private final WebConfig config;

  BrowserSession(WebConfig config) {
    this.config = config;
  }

  /** The id of the caller's session; empty when there is none yet, or none of ours. */
  public Optional<String> id(HttpHeaders headers) {
    return Optional.ofNullable(headers.getCookies().get(COOKIE))
        .map(Cookie::getValue)
        .filter(value -> ID.matcher(value).matches());
  }

  /** The id of a new session. */
  public String newId() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The value of {@code Set-Cookie} that gives a browser the session. */
  public String cookie(String id) {
    var secure = "https".equals(config.publicUrl().getScheme()) ? "; Secure" : "";
    return COOKIE + "=" + id + "; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax" + secure;
  }
}
