package millions.infra.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import millions.infra.RefusedOption;
import org.junit.jupiter.api.Test;

class TrafficTest {

  @Test
  void tenMillionUsersAreThePrimersFigures() {
    var traffic = Traffic.of(10_000_000);
    assertThat(traffic.writes()).isEqualByComparingTo("10000000");
    assertThat(traffic.reads()).isEqualByComparingTo("100000000");
    assertThat(traffic.receivedGigabytes().add(traffic.recordGigabytesPerMonth()))
        .isEqualByComparingTo("12.7");
    assertThat(traffic.requestsPerSecond()).isEqualByComparingTo("44");
  }

  @Test
  void threeYearsAreAboutFourHundredAndFiftyGigabytes() {
    var traffic = new Traffic(10_000_000, 36);
    assertThat(traffic.contentGigabytes().add(traffic.recordGigabytes()))
        .isEqualByComparingTo("457.2");
  }

  @Test
  void usersAreBetweenOneAndAThousandMillion() {
    assertThat(Traffic.of(1).writes()).isEqualByComparingTo("1");
    for (var users : new long[] {0, -1, 1_000_000_001}) {
      assertThatThrownBy(() -> Traffic.of(users))
          .isInstanceOf(RefusedOption.class)
          .hasMessage("users: %d is not between 1 and 1000000000.".formatted(users));
    }
  }
}
