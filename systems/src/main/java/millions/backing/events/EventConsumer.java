package millions.backing.events;

/**
 * Acts on the events of one type. One bean per consumer; of several of one type each gets every
 * event.
 *
 * <p>An event may come more than once, also to two processes at the same time when the first takes
 * longer than the visibility time-out: what a consumer does twice must be as if done once. Called
 * by one thread of the process at a time.
 */
public interface EventConsumer {

  /** The {@link Event#type} it acts on. */
  String type();

  /**
   * Acts on the event. Whatever it throws, the event comes again later, to all consumers of its
   * type; {@link millions.backing.BackingUnavailable} as often as it takes, anything else a limited
   * number of times.
   */
  void consume(Event event);
}
