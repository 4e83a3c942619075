package millions.backing.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import millions.backing.sql.Database;
import millions.backing.sql.DatabaseFixture.OpenDatabase;
import millions.backing.sql.Schema;
import millions.testing.MovableClock;
import millions.testing.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxEventsTest implements EventsContract {

  private static final Schema SCHEMA =
      new Schema() {
        @Override
        public String name() {
          return "publisher";
        }

        @Override
        public boolean hasOutbox() {
          return true;
        }
      };

  private final MovableClock clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
  private final EventsFixture fixture = new EventsFixture(clock);
  private String url;
  private OpenDatabase database;

  @BeforeEach
  void open() {
    url = TestDatabases.migratedUrl(SCHEMA);
    database = TestDatabases.fixture(url, SCHEMA).database(SCHEMA);
    database.write(session -> session.update("CREATE TABLE t (id text)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public Events events() {
    return fixture.events();
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public MovableClock clock() {
    return clock;
  }

  @Override
  public EventDelivery process(MeterRegistry meters, List<EventConsumer> consumers) {
    return fixture.delivery(SCHEMA.name(), database, meters, consumers);
  }

  /** Publishes, and either ends there or takes up what it published and never finishes. */
  public static final class Publisher {

    private Publisher() {}

    /** Arguments: the database's URL, and {@code commit} or {@code consume}. */
    public static void main(String... arguments) throws InterruptedException {
      var fixture = new EventsFixture(Clock.systemUTC());
      var database = TestDatabases.fixture(arguments[0], SCHEMA).database(SCHEMA);
      database.write(
          session ->
              session.transaction(
                  same -> {
                    fixture
                        .events()
                        .publish(same, List.of(new NewEvent(TYPE, "of the dead", 1, "{}")));
                    return null;
                  }));
      if (arguments[1].equals("consume")) {
        fixture
            .delivery(SCHEMA.name(), database, EventsContract.of(event -> sayAndHang("consuming")))
            .deliver();
      }
      sayAndHang("committed");
    }

    private static void sayAndHang(String word) {
      System.out.println(word);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit", "consume"})
  void whatAKilledProcessLeftIsDelivered(String when) throws IOException, InterruptedException {
    var publisher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Publisher.class.getName(),
                url,
                when)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var said =
        new BufferedReader(
            new InputStreamReader(publisher.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.lines().filter(line -> line.matches("committed|consuming")).findFirst())
          .hasValue(when.equals("commit") ? "committed" : "consuming");
    } finally {
      publisher.destroyForcibly().waitFor();
    }
    var got = new ArrayList<String>();
    clock.advance(Duration.ofMinutes(10));
    process(EventsContract.of(event -> got.add(event.aggregate()))).deliver();
    assertThat(got).containsExactly("of the dead");
  }

  @Test
  void whatIsDeliveredLeavesNothing() {
    database.write(
        session ->
            session.transaction(
                same -> {
                  events()
                      .publish(
                          same,
                          IntStream.range(0, 1_000)
                              .mapToObj(n -> new NewEvent(TYPE, "n" + n, 1, "{}"))
                              .toList());
                  return null;
                }));
    var delivery = process(EventsContract.of(event -> {}));
    assertThat(delivery.deliver()).as("one round is bounded").isEqualTo(400);
    while (delivery.deliver() > 0) {
      // The rest, round by round.
    }
    assertThat(
            database.<Long>read(
                s -> s.query("SELECT count(*) FROM outbox", row -> row.getLong(1)).getFirst()))
        .isZero();
  }

  @Test
  void lookingForWorkReadsWhatWaitsAndNotWhatIsParked() {
    database.write(
        session ->
            session.update(
                "INSERT INTO outbox (id, type, aggregate, version, payload, published_at, due_at,"
                    + " parked_at) SELECT gen_random_uuid(), ?, n::text, 1, '{}', now(), now(), now()"
                    + " FROM generate_series(1, 20000) n",
                TYPE));
    database.write(session -> session.update("ANALYZE outbox"));
    var plan =
        database.read(
            session ->
                String.join(
                    "\n",
                    session.query(
                        "EXPLAIN SELECT id FROM outbox WHERE parked_at IS NULL AND due_at <= now()"
                            + " AND type = ANY ('{x}') ORDER BY due_at LIMIT 20"
                            + " FOR UPDATE SKIP LOCKED",
                        row -> row.getString(1))));
    assertThat(plan).contains("outbox_by_due").doesNotContain("Seq Scan");
  }
}
