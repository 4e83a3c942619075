package millions.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

  @Test
  void pauseDoublesWithEachFailureUpToSixteenfold() {
    var rule = new RestartPolicy(true, Duration.ofSeconds(2), 9, Optional.empty());
    assertThat(List.of(rule.pauseAfter(0), rule.pauseAfter(1), rule.pauseAfter(9)))
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(32));
  }
}
