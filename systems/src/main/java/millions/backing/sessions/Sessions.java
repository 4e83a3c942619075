package millions.backing.sessions;

import java.util.List;

/**
 * Remembers a short list of values for each browser session, newest first, for a time after the
 * last use. A convenience: it may forget, and never fails a request. Thread-safe.
 */
public interface Sessions {

  /** Puts a value at the head of the session's list; past the configured length the oldest goes. */
  void remember(String session, String value);

  /** The session's values, newest first; empty for a session never seen or forgotten. */
  List<String> recall(String session);

  /** Whether another process of the stage recalls the same. */
  boolean shared();
}
