package millions.web.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import millions.web.platform.pages.AllowedMethods;

/** The pastebin's addresses that take more than reading. */
@ApplicationScoped
class PasteMethods implements AllowedMethods {

  @Override
  public Optional<String> at(String path) {
    return switch (path) {
      case "/pastes" -> Optional.of("POST, OPTIONS");
      case "/api/v1/paste" -> Optional.of("GET, HEAD, POST, OPTIONS");
      default -> Optional.empty();
    };
  }
}
