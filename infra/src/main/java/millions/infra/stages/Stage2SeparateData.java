package millions.infra.stages;

import millions.infra.constructs.ContentBucket;
import millions.infra.constructs.Ground;
import millions.infra.constructs.LogBucket;
import millions.infra.constructs.Network;
import millions.infra.constructs.PrimaryDatabase;
import millions.infra.constructs.SingleServer;
import millions.infra.constructs.Watch;

/** Rung 2: the database is a server of its own, content lies in the object store. */
public final class Stage2SeparateData implements Picture {

  @Override
  public void draw(Ground ground) {
    var network = Network.withInnerSubnets(ground);
    var logs = new LogBucket(ground);
    var content = new ContentBucket(ground, logs);
    var primary = PrimaryDatabase.alone(ground, network);
    var web = new SingleServer(ground, network);
    var watch = new Watch(ground);

    web.uses(primary, content);
    watch.over(web, primary);
  }
}
