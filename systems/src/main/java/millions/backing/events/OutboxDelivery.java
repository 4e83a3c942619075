package millions.backing.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import millions.backing.BackingUnavailable;
import millions.backing.sql.Database;
import org.jboss.logging.Logger;

/**
 * Delivers from the outboxes of all systems. Any number of processes share the work: one takes up a
 * batch of due rows and hides it from the others for the visibility time-out, gives each event to
 * its consumers, and deletes the delivered ones. What a dead process took up is due again after the
 * time-out. An event of a type that has no consumer here waits for a process that has one.
 */
final class OutboxDelivery implements EventDelivery {

  private static final Logger LOG = Logger.getLogger(OutboxDelivery.class);
  private static final int BATCHES_A_ROUND = 20;

  private final List<Outbox> outboxes;
  private final Map<String, List<EventConsumer>> consumers;
  private final EventsConfig config;
  private final Clock clock;
  private final OutboxSignal signal;
  private final MeterRegistry meters;

  OutboxDelivery(
      Map<String, Database> databases,
      List<EventConsumer> consumers,
      EventsConfig config,
      Clock clock,
      OutboxSignal signal,
      MeterRegistry meters) {
    this.outboxes =
        databases.entrySet().stream()
            .map(system -> new Outbox(system.getKey(), system.getValue()))
            .toList();
    this.consumers = consumers.stream().collect(Collectors.groupingBy(EventConsumer::type));
    this.config = config;
    this.clock = clock;
    this.signal = signal;
    this.meters = meters;
    for (var outcome : Outcome.values()) {
      meters.counter("millions.events", "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }
  }

  /** What came of one attempt; the words of the metric {@code millions.events}. */
  private enum Outcome {
    DELIVERED,
    FAILED,
    PARKED
  }

  @Override
  public int deliver() {
    signal.clear();
    var taken = 0;
    Optional<BackingUnavailable> silent = Optional.empty();
    for (var outbox : outboxes) {
      try {
        taken += deliver(outbox);
      } catch (BackingUnavailable e) {
        // The next outbox may lie on another cluster.
        silent = Optional.of(e);
      }
    }
    if (silent.isPresent()) {
      throw silent.get();
    }
    return taken;
  }

  private int deliver(Outbox outbox) {
    if (consumers.isEmpty()) {
      return 0;
    }
    var taken = 0;
    for (var round = 0; round < BATCHES_A_ROUND; round++) {
      var now = clock.instant();
      var batch =
          outbox.take(
              consumers.keySet(), now, now.plus(config.visibilityTimeout()), config.batch());
      taken += batch.size();
      deliver(outbox, batch, now.plus(config.visibilityTimeout().dividedBy(2)));
      if (batch.size() < config.batch()) {
        return taken;
      }
    }
    // More than a round is left: the next one begins at once.
    signal.give();
    return taken;
  }

  /**
   * @param until when the rest of the batch is left to whoever takes it up next
   */
  private void deliver(Outbox outbox, List<Outbox.Attempt> batch, Instant until) {
    var delivered = new ArrayList<Outbox.Attempt>();
    var left = new ArrayList<Outbox.Attempt>();
    try {
      for (var attempt : batch) {
        if (!clock.instant().isBefore(until)) {
          left.add(attempt);
        } else if (attempt.number() > config.maxAttempts()) {
          // Each time its process ended before it could say what was wrong.
          park(outbox, attempt, "the process died of it, or before it was through");
        } else if (consumed(outbox, attempt)) {
          delivered.add(attempt);
        }
      }
    } finally {
      outbox.delete(delivered);
      outbox.giveBack(left, clock.instant());
    }
    count(Outcome.DELIVERED, delivered.size());
  }

  private boolean consumed(Outbox outbox, Outbox.Attempt attempt) {
    try {
      consumers.get(attempt.event().type()).forEach(one -> one.consume(attempt.event()));
      return true;
    } catch (BackingUnavailable e) {
      // An outage is no fault of the event: it is tried for as long as that lasts.
      LOG.infof("event %s put off: %s", name(attempt), e.getMessage());
      var number = Math.min(attempt.number(), config.maxAttempts() - 1);
      outbox.retry(attempt, number, due(attempt), e.toString());
      count(Outcome.FAILED, 1);
    } catch (RuntimeException e) {
      LOG.warnf(e, "event %s, attempt %d", name(attempt), attempt.number());
      count(Outcome.FAILED, 1);
      if (attempt.number() >= config.maxAttempts()) {
        park(outbox, attempt, e.toString());
      } else {
        outbox.retry(attempt, attempt.number(), due(attempt), e.toString());
      }
    }
    return false;
  }

  private void park(Outbox outbox, Outbox.Attempt attempt, String why) {
    LOG.errorf("event %s is parked: %s", name(attempt), why);
    outbox.park(attempt, clock.instant(), why);
    count(Outcome.PARKED, 1);
  }

  private Instant due(Outbox.Attempt attempt) {
    var doublings = Math.min(attempt.number() - 1, 30);
    var wait = config.firstRetry().multipliedBy(1L << doublings);
    return clock.instant().plus(min(wait, config.longestRetry()));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static String name(Outbox.Attempt attempt) {
    return attempt.event().type() + " " + attempt.event().id();
  }

  private void count(Outcome outcome, int events) {
    meters
        .counter("millions.events", "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .increment(events);
  }

  @Override
  public void awaitNews(Duration atMost) throws InterruptedException {
    signal.await(atMost);
  }
}
