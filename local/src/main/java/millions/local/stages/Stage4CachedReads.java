package millions.local.stages;

/** Stage 4: a shared cache in front of the database, reads on replicas. */
final class Stage4CachedReads implements Picture {

  @Override
  public DrawnStage draw(LocalServices services) {
    var sql = services.sqlWithStandby();
    var replicas = services.replicasOf(sql);
    var content = services.content();
    var cache = services.cache();
    var web = services.web();
    var balancer = services.balancer();
    var edge = services.edge(balancer);

    web.uses(sql, replicas, content, cache);
    balancer.routesTo(web);
    edge.routesTo(balancer, content);
    return new DrawnStage(edge, sql, replicas, content, cache, web, balancer, edge)
        .balancedBy(services.listener());
  }
}
