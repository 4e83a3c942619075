package millions.local.stages;

/** Stage 3: two cloned web processes behind a balancer, a standby behind the database, an edge. */
final class Stage3LoadBalanced implements Picture {

  @Override
  public DrawnStage draw(Boxes boxes) {
    var sql = boxes.sqlWithStandby();
    var content = boxes.content();
    var web1 = boxes.web("web-1");
    var web2 = boxes.web("web-2");
    var balancer = boxes.balancer();
    var edge = boxes.edge(balancer);

    web1.uses(sql, content);
    web2.uses(sql, content);
    balancer.routesTo(web1, web2);
    edge.routesTo(balancer, content);
    return new DrawnStage(edge, sql, content, web1, web2, balancer, edge);
  }
}
