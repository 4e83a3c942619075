package millions.infra.stages;

import millions.infra.constructs.Ground;
import millions.infra.constructs.Network;

public final class Stage2SeparateData implements Picture {

  @Override
  public void draw(Ground ground) {
    new Network(ground);
  }
}
