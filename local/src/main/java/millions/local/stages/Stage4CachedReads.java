package millions.local.stages;

/** Stage 4: a shared cache in front of the database, reads on replicas. */
final class Stage4CachedReads implements Picture {

  @Override
  public DrawnStage draw(Boxes boxes) {
    var sql = boxes.sqlWithStandby();
    var replicas = boxes.replicasOf(sql);
    var content = boxes.content();
    var cache = boxes.cache();
    var web1 = boxes.web("web-1");
    var web2 = boxes.web("web-2");
    var balancer = boxes.balancer();
    var edge = boxes.edge(balancer);

    web1.uses(sql, replicas, content, cache);
    web2.uses(sql, replicas, content, cache);
    balancer.routesTo(web1, web2);
    edge.routesTo(balancer, content);
    return new DrawnStage(edge, sql, replicas, content, cache, web1, web2, balancer, edge);
  }
}
