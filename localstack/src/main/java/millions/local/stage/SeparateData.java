package millions.local.stage;

/** Rung 2: the database is a server of its own, content lies in the object store. */
final class SeparateData implements Picture {

  @Override
  public Stage draw(Boxes boxes) {
    var sql = boxes.sql();
    var content = boxes.content();
    var web = boxes.webOnTheBox("web-1");

    web.uses(sql, content);
    return new Stage(web, sql, content, web);
  }
}
