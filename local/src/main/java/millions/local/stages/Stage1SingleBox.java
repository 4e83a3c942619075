package millions.local.stages;

/** Stage 1: the web process, its database and its files share one box. */
final class Stage1SingleBox implements Picture {

  @Override
  public DrawnStage draw(Boxes boxes) {
    var sql = boxes.sqlOnTheBox();
    var disk = boxes.disk();
    var web = boxes.webOnTheBox("web-1");

    web.uses(sql, disk);
    return new DrawnStage(web, sql, disk, web);
  }
}
