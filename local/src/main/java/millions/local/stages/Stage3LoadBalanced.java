package millions.local.stages;

/** Stage 3: two web processes behind a balancer, a standby behind the database, an edge. */
final class Stage3LoadBalanced implements Picture {

  @Override
  public DrawnStage draw(LocalServices services) {
    var sql = services.sqlWithStandby();
    var content = services.content();
    var web = services.web();
    var balancer = services.balancer();
    var edge = services.edge(balancer);

    web.uses(sql, content);
    balancer.routesTo(web);
    edge.routesTo(balancer, content);
    return new DrawnStage(edge, sql, content, web, balancer, edge).balancedBy(services.listener());
  }
}
