package millions.local.stages;

import static org.assertj.core.api.Assertions.assertThat;

import millions.local.testing.RunningStage;
import org.junit.jupiter.api.Test;

/** Rung 3: clones behind a balancer, a standby behind the primary; sessions in the clones. */
class LoadBalancedIT extends StageTests implements BehindTheBalancer, ContentStoreFaults {

  LoadBalancedIT() {
    super(3);
  }

  @Override
  public RunningStage stage() {
    return stage;
  }

  @Test
  void sessionDiesWithItsWebProcess() {
    var page = pageAfterItsWebProcessDied();
    assertThat(page.html()).doesNotContain(page.link());
  }
}
