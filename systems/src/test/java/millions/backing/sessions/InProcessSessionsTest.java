package millions.backing.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import millions.testing.TestConfig;
import org.junit.jupiter.api.Test;

class InProcessSessionsTest implements SessionsContract {

  private final AtomicLong nanos = new AtomicLong();
  private final Sessions sessions =
      new InProcessSessions(TestConfig.backing("stage1", Map.of()).sessions(), nanos::get);

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Test
  void aSessionNotUsedForThirtyDaysIsForgotten() {
    sessions.remember("s", "value");
    nanos.addAndGet(Duration.ofDays(29).toNanos());
    assertThat(sessions.recall("s")).containsExactly("value");
    nanos.addAndGet(Duration.ofDays(30).toNanos());
    assertThat(sessions.recall("s")).isEmpty();
  }
}
