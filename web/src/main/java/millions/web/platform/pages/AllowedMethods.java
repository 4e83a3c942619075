package millions.web.platform.pages;

import java.util.Optional;

/**
 * Says which methods an address of a system takes, where it takes more than reading. Answers with
 * status 405 must say so, and JAX-RS does not tell. One bean per system that has such addresses.
 */
@FunctionalInterface
public interface AllowedMethods {

  /** The value of {@code Allow} for the path; empty when the path is not of this system. */
  Optional<String> at(String path);
}
