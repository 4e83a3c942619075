package millions.local.stage;

/** Rung 1: the web process, its database and its files share one box. */
final class SingleBox implements Picture {

  @Override
  public Stage draw(Boxes boxes) {
    var sql = boxes.sqlOnTheBox();
    var disk = boxes.disk();
    var web = boxes.webOnTheBox("web-1");

    web.uses(sql, disk);
    return new Stage(web, sql, disk, web);
  }
}
