package millions.backing.sessions;

/** The words of {@code millions.sessions.store}. */
public enum SessionStore {
  MEMORY,
  REDIS
}
