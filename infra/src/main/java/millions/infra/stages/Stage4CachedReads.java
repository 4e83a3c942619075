package millions.infra.stages;

import millions.infra.constructs.Ground;
import millions.infra.constructs.Network;

public final class Stage4CachedReads implements Picture {

  @Override
  public void draw(Ground ground) {
    new Network(ground);
  }
}
