package millions.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import millions.backing.sessions.Sessions;
import millions.pastebin.Paste;

/** A browser's "my pastes", held together by a cookie that names nobody. */
@ApplicationScoped
class BrowserSession {

  static final String COOKIE = "millions-session";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final SecureRandom random = new SecureRandom();
  private final Sessions sessions;
  private final WebConfig config;

  BrowserSession(Sessions sessions, WebConfig config) {
    this.sessions = sessions;
    this.config = config;
  }

  /**
   * Adds a paste to the caller's session.
   *
   * @return the {@code Set-Cookie} value where the caller had no session yet
   */
  Optional<String> remember(HttpHeaders headers, Paste paste) {
    var known = id(headers);
    var id = known.orElseGet(this::newId);
    sessions.remember(id, paste.link().digits());
    return known.isPresent() ? Optional.empty() : Optional.of(cookie(id));
  }

  /** The links of the caller's session, newest first. */
  List<String> mine(HttpHeaders headers) {
    return id(headers).map(sessions::recall).orElse(List.of());
  }

  /** Whether every web process knows the session. */
  boolean shared() {
    return sessions.shared();
  }

  private static Optional<String> id(HttpHeaders headers) {
    return Optional.ofNullable(headers.getCookies().get(COOKIE))
        .map(jakarta.ws.rs.core.Cookie::getValue)
        .filter(value -> ID.matcher(value).matches());
  }

  private String newId() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String cookie(String id) {
    var secure = "https".equals(config.publicUrl().getScheme()) ? "; Secure" : "";
    return COOKIE + "=" + id + "; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax" + secure;
  }
}
