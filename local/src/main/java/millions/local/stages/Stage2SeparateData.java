package millions.local.stages;

/** Stage 2: the database is a server of its own, content lies in the object store. */
final class Stage2SeparateData implements Picture {

  @Override
  public DrawnStage draw(Boxes boxes) {
    var sql = boxes.sql();
    var content = boxes.content();
    var web = boxes.webOnTheBox("web-1");

    web.uses(sql, content);
    return new DrawnStage(web, sql, content, web);
  }
}
