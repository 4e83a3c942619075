package millions.web.platform.pages;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;

/**
 * A system's place on the site. One bean per system; the platform shows what it finds and names
 * none of them. Thread-safe.
 */
public interface SystemEntry {

  /** The word that leads to the system in every page's navigation. */
  String label();

  /** The address of the system's first page. */
  String path();

  /** Link relations of the system for {@code GET /} as JSON, each with its address. */
  Map<String, String> links();

  /**
   * What the system puts on the home page, as {@code section}s of class {@code card}; empty when
   * the navigation is enough.
   *
   * @param headers of the request for the page
   * @param webInstances how many web processes serve the stage
   */
  default Optional<TemplateInstance> homeCards(HttpHeaders headers, long webInstances) {
    return Optional.empty();
  }
}
