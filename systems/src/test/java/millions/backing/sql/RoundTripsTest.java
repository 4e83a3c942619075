package millions.backing.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import millions.testing.CountingRelay;
import millions.testing.TestDatabases;
import millions.testing.TestPostgres;
import org.junit.jupiter.api.Test;

/** What the server is told of request and schema travels with the first statement. */
class RoundTripsTest {

  private static final Schema ONE = () -> "one";
  private static final Schema TWO = () -> "two";
  private static final SqlWork<Integer> STATEMENT =
      session -> session.query("SELECT 1", row -> row.getInt(1)).getFirst();

  @Test
  void oneStatementIsOneRoundTripWhateverSystemHadTheConnection() {
    var url = TestPostgres.freshDatabase();
    var server = URI.create(url.substring("jdbc:".length()));
    try (var relay = new CountingRelay(server.getPort());
        var fixture =
            TestDatabases.fixture(
                "stage1",
                Map.of(
                    "millions.sql.primary-url",
                    url.replace(":" + server.getPort(), ":" + relay.port()),
                    "millions.sql.pool-size",
                    "1"),
                ONE,
                TWO)) {
      var one = fixture.database(ONE);
      var two = fixture.database(TWO);
      one.read(STATEMENT);
      for (var round = 0; round < 12; round++) {
        // More often than the driver needs to have the statement prepared at the server.
        assertThat(relay.roundTrips(() -> one.read(STATEMENT))).isEqualTo(1);
        assertThat(relay.roundTrips(() -> two.write(STATEMENT))).isEqualTo(1);
      }
    }
  }
}
