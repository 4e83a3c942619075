package millions.standins.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose turn it is while a target is new. */
class TargetGroupTest {

  private long now = 7;
  private final TargetGroup group = new TargetGroup("web", () -> now);

  private void become(TargetDescription... targets) {
    var wanted =
        new TargetGroupConfiguration(
            "web", Duration.ofSeconds(10), null, null, null, List.of(targets));
    group.become(wanted).forEach(target -> target.checked(true));
  }

  private static TargetDescription web(int number, boolean draining) {
    return new TargetDescription("web-" + number, "127.0.0.1:" + (20_000 + number), draining);
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  /** The part of many requests that goes to web-2. */
  private double shareOfWeb2() {
    var all = Stream.generate(() -> group.next().orElseThrow()).limit(4_000);
    return all.filter(target -> target.role().equals("web-2")).count() / 4_000.0;
  }

  @Test
  void newTargetGetsMoreAndMoreUntilItHasItsFullShare() {
    become(web(1, false));
    pass(10);
    become(web(1, false), web(2, false));
    assertThat(shareOfWeb2()).isBetween(0.01, 0.05);
    pass(5);
    assertThat(shareOfWeb2()).isBetween(0.20, 0.30);
    assertThat(group.all().stream().map(group::starts)).containsExactly(false, true);
    pass(5);
    assertThat(shareOfWeb2()).isEqualTo(0.5);
    assertThat(group.all()).noneMatch(group::starts);
  }

  @Test
  void targetThatWasDrainedIsNewAgain() {
    become(web(1, false), web(2, false));
    pass(10);
    become(web(1, false), web(2, true));
    assertThat(shareOfWeb2()).isZero();
    pass(10);
    become(web(1, false), web(2, false));
    assertThat(shareOfWeb2()).isBetween(0.01, 0.05);
  }

  @Test
  void withoutAWarmTargetNewOnesTakeTurns() {
    become(web(2, false));
    assertThat(shareOfWeb2()).isEqualTo(1);
    become(web(1, false), web(2, false));
    assertThat(shareOfWeb2()).isEqualTo(0.5);
  }

  @Test
  void unhealthyTargetIsNewWhenItIsHealthyAgain() {
    become(web(1, false), web(2, false));
    pass(10);
    var two = group.all().getLast();
    two.checked(false);
    two.checked(false);
    assertThat(shareOfWeb2()).isZero();
    two.checked(true);
    two.checked(true);
    assertThat(shareOfWeb2()).isBetween(0.01, 0.05);
  }
}
