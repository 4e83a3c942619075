package millions.visits;

import java.util.Optional;

/**
 * Tells which of a system's addresses are visits of what. One bean per system whose visits are
 * counted. Thread-safe.
 */
@FunctionalInterface
public interface VisitedPaths {

  /**
   * What is visited by a GET that succeeds.
   *
   * @param path without the query, decoded
   * @return empty when nothing of this system is
   */
  Optional<Subject> at(String path);
}
