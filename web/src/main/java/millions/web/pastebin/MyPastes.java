package millions.web.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import millions.backing.sessions.Sessions;
import millions.pastebin.Paste;
import millions.web.platform.sessions.BrowserSession;

/** What a browser pasted, newest first. Thread-safe. */
@ApplicationScoped
class MyPastes {

  private final BrowserSession session;
  private final Sessions sessions;

  MyPastes(BrowserSession session, Sessions sessions) {
    this.session = session;
    this.sessions = sessions;
  }

  /**
   * Adds a paste to the caller's session.
   *
   * @return the {@code Set-Cookie} value where the caller had no session yet
   */
  Optional<String> remember(HttpHeaders headers, Paste paste) {
    var known = session.id(headers);
    var id = known.orElseGet(session::newId);
    sessions.remember(id, paste.link().digits());
    return known.isPresent() ? Optional.empty() : Optional.of(session.cookie(id));
  }

  /** The links of the caller's session, newest first. */
  List<String> of(HttpHeaders headers) {
    return session.id(headers).map(sessions::recall).orElse(List.of());
  }

  /** Whether every web process knows the session. */
  boolean shared() {
    return sessions.shared();
  }
}
