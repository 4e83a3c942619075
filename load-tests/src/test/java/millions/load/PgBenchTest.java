package millions.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PgBenchTest {

  private static final String PRINTED =
      """
      transaction type: <builtin: select only>
      number of failed transactions: 0 (0.000%)
      latency average = 1.500 ms
      tps = 41746.123456 (without initial connection time)
      """;

  @Test
  void rateIsTheOneItPrints() {
    assertThat(PgBench.rate(new Command.Output(0, PRINTED))).isEqualTo(41746.123456);
  }

  @Test
  void failedTransactionsSpoilTheFigure() {
    var failed = PRINTED.replace("transactions: 0", "transactions: 7");
    assertThatThrownBy(() -> PgBench.rate(new Command.Output(0, failed)))
        .isInstanceOf(Spoiled.class)
        .hasMessage("7 transactions of pgbench failed");
  }

  @Test
  void failedRunSpoilsTheFigure() {
    assertThatThrownBy(() -> PgBench.rate(new Command.Output(1, "pgbench: error: no connection")))
        .isInstanceOf(Spoiled.class)
        .hasMessageContaining("no connection");
  }
}
