package millions.backing.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import millions.backing.sql.Database;
import millions.testing.TestConfig;

/** Events as one process of the application has them. */
public final class EventsFixture {

  private final OutboxSignal signal = new OutboxSignal();
  private final Clock clock;

  public EventsFixture(Clock clock) {
    this.clock = clock;
  }

  public Events events() {
    return new OutboxEvents(clock, signal);
  }

  public EventDelivery delivery(
      String system, Database database, MeterRegistry meters, List<EventConsumer> consumers) {
    return new OutboxDelivery(
        Map.of(system, database), consumers, TestConfig.events(), clock, signal, meters);
  }

  public EventDelivery delivery(String system, Database database, EventConsumer... consumers) {
    return delivery(system, database, new SimpleMeterRegistry(), List.of(consumers));
  }
}
