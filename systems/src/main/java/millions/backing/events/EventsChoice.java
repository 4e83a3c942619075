package millions.backing.events;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import millions.backing.sql.Database;
import millions.backing.sql.Databases;
import millions.backing.sql.Schema;

/** Chooses how events travel by {@code millions.events.store}. */
@ApplicationScoped
class EventsChoice {

  private final OutboxSignal signal = new OutboxSignal();

  @Produces
  @ApplicationScoped
  Events events(EventsConfig config, Clock clock) {
    return switch (config.store()) {
      case IN_PROCESS -> new OutboxEvents(clock, signal);
    };
  }

  @Produces
  @ApplicationScoped
  EventDelivery delivery(
      EventsConfig config,
      Databases databases,
      @Any Instance<Schema> schemas,
      @Any Instance<EventConsumer> consumers,
      Clock clock,
      MeterRegistry meters) {
    return switch (config.store()) {
      case IN_PROCESS ->
          new OutboxDelivery(
              outboxes(databases, schemas),
              consumers.stream().toList(),
              config,
              clock,
              signal,
              meters);
    };
  }

  private static Map<String, Database> outboxes(Databases databases, Instance<Schema> schemas) {
    return schemas.stream()
        .filter(Schema::hasOutbox)
        .collect(Collectors.toMap(Schema::name, schema -> databases.of(schema.name())));
  }
}
