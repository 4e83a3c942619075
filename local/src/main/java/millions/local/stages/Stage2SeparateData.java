package millions.local.stages;

/** Stage 2: the database is a server of its own, content lies in the object store. */
final class Stage2SeparateData implements Picture {

  @Override
  public DrawnStage draw(LocalServices services) {
    var sql = services.sql();
    var content = services.content();
    var web = services.webOnTheMachine();

    web.uses(sql, content);
    return new DrawnStage(web, sql, content, web);
  }
}
