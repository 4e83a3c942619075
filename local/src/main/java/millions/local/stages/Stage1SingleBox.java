package millions.local.stages;

/** Stage 1: the web process, its database and its files share one machine. */
final class Stage1SingleBox implements Picture {

  @Override
  public DrawnStage draw(LocalServices services) {
    var sql = services.sqlOnTheMachine();
    var disk = services.disk();
    var web = services.webOnTheMachine();

    web.uses(sql, disk);
    return new DrawnStage(web, sql, disk, web);
  }
}
