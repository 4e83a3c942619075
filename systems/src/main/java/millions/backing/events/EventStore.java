package millions.backing.events;

/** The words of {@code millions.events.store}: where events wait for their delivery. */
public enum EventStore {
  /** In the publisher's database, delivered by the processes that serve it. */
  IN_PROCESS
}
