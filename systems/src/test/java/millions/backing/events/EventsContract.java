package millions.backing.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import millions.backing.BackingUnavailable;
import millions.backing.sql.Database;
import millions.backing.sql.SqlSession;
import millions.testing.MovableClock;
import org.junit.jupiter.api.Test;

/** What holds of events wherever they wait for their delivery. */
interface EventsContract {

  String TYPE = "test.happened";

  Events events();

  /** The publisher's database, with a table {@code t (id text)}. */
  Database database();

  MovableClock clock();

  /** The delivery of one more process. */
  EventDelivery process(MeterRegistry meters, List<EventConsumer> consumers);

  default EventDelivery process(EventConsumer... consumers) {
    return process(new SimpleMeterRegistry(), List.of(consumers));
  }

  /** A consumer of the type that acts by the given action. */
  static EventConsumer of(String type, Consumer<Event> action) {
    return new EventConsumer() {
      @Override
      public String type() {
        return type;
      }

      @Override
      public void consume(Event event) {
        action.accept(event);
      }
    };
  }

  static EventConsumer of(Consumer<Event> action) {
    return of(TYPE, action);
  }

  private static NewEvent happened(String aggregate) {
    return new NewEvent(TYPE, aggregate, 1, "{\"n\":\"ü\"}");
  }

  private Integer insertAndPublish(SqlSession same, String aggregate) throws SQLException {
    same.update("INSERT INTO t VALUES (?)", aggregate);
    events().publish(same, List.of(happened(aggregate)));
    return 1;
  }

  private void commit(String aggregate) {
    database().write(session -> session.transaction(same -> insertAndPublish(same, aggregate)));
  }

  /** Delivers until nothing is due. */
  private static int deliverAll(EventDelivery delivery) {
    var all = 0;
    for (var taken = delivery.deliver(); taken > 0; taken = delivery.deliver()) {
      all += taken;
    }
    return all;
  }

  private static double counted(MeterRegistry meters, String outcome) {
    return meters.counter("millions.events", "outcome", outcome).count();
  }

  @Test
  default void whatIsCommittedIsDeliveredAsItWasPublished() {
    var got = new ArrayList<Event>();
    commit("one");
    var delivery = process(of(got::add));
    assertThat(deliverAll(delivery)).isEqualTo(1);
    assertThat(got)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.id()).isNotNull();
              assertThat(event.type()).isEqualTo(TYPE);
              assertThat(event.aggregate()).isEqualTo("one");
              assertThat(event.version()).isEqualTo(1);
              assertThat(event.payload()).isEqualTo("{\"n\":\"ü\"}");
              assertThat(event.at()).isEqualTo(clock().instant());
            });
    clock().advance(Duration.ofDays(1));
    assertThat(deliverAll(delivery)).as("delivered is done with").isZero();
  }

  @Test
  default void whatIsRolledBackIsNeverDelivered() {
    assertThatThrownBy(
            () ->
                database()
                    .write(
                        session ->
                            session.transaction(
                                same -> {
                                  insertAndPublish(same, "undone");
                                  throw new IllegalStateException("on purpose");
                                })))
        .hasMessage("on purpose");
    clock().advance(Duration.ofDays(1));
    assertThat(process(of(event -> {})).deliver()).isZero();
  }

  @Test
  default void withoutATransactionNothingIsPublished() {
    assertThatThrownBy(
            () ->
                database()
                    .write(
                        session -> {
                          events().publish(session, List.of(happened("alone")));
                          return null;
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(process(of(event -> {})).deliver()).isZero();
  }

  @Test
  default void aConsumerThatThrowsGetsItAgainAfterEverLongerWaits() {
    var got = new ArrayList<UUID>();
    commit("again");
    var delivery =
        process(
            of(
                event -> {
                  got.add(event.id());
                  if (got.size() < 4) {
                    throw new IllegalStateException("on purpose");
                  }
                }));
    deliverAll(delivery);
    for (var wait : List.of(1, 2, 4)) {
      var before = got.size();
      clock().advance(Duration.ofSeconds(wait).minusMillis(1));
      assertThat(delivery.deliver()).as("before %d s", wait).isZero();
      clock().advance(Duration.ofMillis(1));
      deliverAll(delivery);
      assertThat(got).as("after %d s", wait).hasSize(before + 1);
    }
    assertThat(Set.copyOf(got)).as("one event, by its id").hasSize(1);
    clock().advance(Duration.ofDays(1));
    assertThat(delivery.deliver()).isZero();
  }

  @Test
  default void poisonIsParkedAndCountedAndOthersGoOn() {
    var meters = new SimpleMeterRegistry();
    var tries = new AtomicInteger();
    var good = new AtomicInteger();
    commit("poison");
    var delivery =
        process(
            meters,
            List.of(
                of(
                    event -> {
                      if (event.aggregate().equals("poison")) {
                        tries.incrementAndGet();
                        throw new IllegalStateException("on purpose");
                      }
                      good.incrementAndGet();
                    })));
    assertThat(counted(meters, "parked")).isZero();
    for (var round = 0; round < 30; round++) {
      deliverAll(delivery);
      clock().advance(Duration.ofMinutes(5));
    }
    assertThat(tries).hasValue(10);
    assertThat(counted(meters, "parked")).isEqualTo(1);
    assertThat(counted(meters, "failed")).isEqualTo(10);
    commit("good");
    assertThat(deliverAll(delivery)).isEqualTo(1);
    assertThat(good).hasValue(1);
    assertThat(counted(meters, "delivered")).isEqualTo(1);
  }

  @Test
  default void anOutageParksNothing() {
    var meters = new SimpleMeterRegistry();
    var back = new AtomicInteger();
    commit("during an outage");
    var delivery =
        process(
            meters,
            List.of(
                of(
                    event -> {
                      if (back.get() == 0) {
                        throw new BackingUnavailable("content", null);
                      }
                      back.incrementAndGet();
                    })));
    for (var round = 0; round < 100; round++) {
      deliverAll(delivery);
      clock().advance(Duration.ofMinutes(5));
    }
    assertThat(counted(meters, "parked")).isZero();
    back.set(1);
    deliverAll(delivery);
    assertThat(back).hasValue(2);
  }

  @Test
  default void whatAConsumerDiedOfAgainAndAgainIsParked() {
    var meters = new SimpleMeterRegistry();
    commit("deadly");
    var tries = new AtomicInteger();
    for (var process = 0; process < 12; process++) {
      var dying =
          process(
              meters,
              List.of(
                  of(
                      event -> {
                        tries.incrementAndGet();
                        throw new OutOfMemoryError("on purpose");
                      })));
      try {
        dying.deliver();
      } catch (OutOfMemoryError end) {
        assertThat(end).hasMessage("on purpose");
      }
      clock().advance(Duration.ofMinutes(2));
    }
    assertThat(tries).hasValue(10);
    assertThat(counted(meters, "parked")).isEqualTo(1);
  }

  @Test
  default void eachConsumerOfATypeGetsItAndNoOther() {
    var first = new AtomicInteger();
    var second = new AtomicInteger();
    var other = new AtomicInteger();
    commit("for two");
    deliverAll(
        process(
            of(event -> first.incrementAndGet()),
            of(event -> second.incrementAndGet()),
            of("test.else", event -> other.incrementAndGet())));
    assertThat(List.of(first.get(), second.get(), other.get())).containsExactly(1, 1, 0);
  }

  @Test
  default void whatNobodyHereConsumesWaitsForAProcessThatDoes() {
    var got = new AtomicInteger();
    commit("new in the next release");
    assertThat(process(of("test.else", event -> {})).deliver()).isZero();
    assertThat(process().deliver()).isZero();
    clock().advance(Duration.ofDays(30));
    deliverAll(process(of(event -> got.incrementAndGet())));
    assertThat(got).hasValue(1);
  }

  @Test
  default void twoProcessesNeverHandleOneEventAtTheSameTime() throws Exception {
    var events = 300;
    database()
        .write(
            session ->
                session.transaction(
                    same -> {
                      for (var n = 0; n < events; n++) {
                        insertAndPublish(same, "n" + n);
                      }
                      return null;
                    }));
    var atWork = ConcurrentHashMap.<UUID>newKeySet();
    var handled = new ConcurrentHashMap<UUID, Integer>();
    var twice = new AtomicInteger();
    var consumer =
        of(
            event -> {
              if (!atWork.add(event.id())) {
                twice.incrementAndGet();
              }
              handled.merge(event.id(), 1, Integer::sum);
              Thread.yield();
              atWork.remove(event.id());
            });
    try (var threads = Executors.newFixedThreadPool(4)) {
      var processes = new ArrayList<Callable<Integer>>();
      for (var process = 0; process < 4; process++) {
        var delivery = process(consumer);
        processes.add(() -> deliverAll(delivery));
      }
      for (var done : threads.invokeAll(processes)) {
        done.get();
      }
    }
    assertThat(twice).hasValue(0);
    assertThat(handled).hasSize(events);
    assertThat(handled.values()).as("no process died").containsOnly(1);
  }

  @Test
  default void whatAnotherProcessHasTakenUpIsHiddenUntilItIsDueAgain() throws Exception {
    var taken = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var handled = new ConcurrentHashMap<String, Integer>();
    commit("slow");
    var slow =
        process(
            of(
                event -> {
                  taken.countDown();
                  awaitQuietly(go);
                  handled.merge("slow process", 1, Integer::sum);
                }));
    var other = process(of(event -> handled.merge("other process", 1, Integer::sum)));
    var first = Thread.ofVirtual().start(slow::deliver);
    taken.await();
    assertThat(other.deliver()).isZero();
    clock().advance(Duration.ofMinutes(1));
    assertThat(other.deliver()).as("after the visibility time-out").isEqualTo(1);
    go.countDown();
    first.join();
    clock().advance(Duration.ofDays(1));
    assertThat(other.deliver()).isZero();
    assertThat(handled)
        .as("twice, and known by its id")
        .containsOnlyKeys("slow process", "other process");
  }

  @Test
  default void thePublishersProcessNeedNotWaitForTheNextLook() throws Exception {
    var got = new CountDownLatch(1);
    var delivery = process(of(event -> got.countDown()));
    var loop =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    delivery.awaitNews(Duration.ofHours(1));
                    delivery.deliver();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    commit("news");
    await().atMost(Duration.ofSeconds(20)).until(() -> got.getCount() == 0);
    loop.join();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
