package millions.web.platform.start;

import millions.backing.BackingUnavailable;

/**
 * Takes the way of a request once before any visitor does. One bean per way; see {@link WarmUps}
 * for why.
 */
@FunctionalInterface
public interface WarmUp {

  /**
   * Changes nothing that a visitor could see.
   *
   * @throws BackingUnavailable when a service on the way does not answer, which stops no start
   */
  void run();
}
