package millions.web;

/**
 * What the page says of a part, short enough for its box.
 *
 * @param what the thing itself
 * @param task what the stage has it for
 */
public record PartCaption(String what, String task) {

  static PartCaption of(StageView.Part part) {
    return switch (part.kind()) {
      case "edge" -> new PartCaption("cache at the edge", "as CloudFront: copies near visitors");
      case "balancer" -> new PartCaption("load balancer", "as an ALB: shares requests out");
      case "web" -> new PartCaption("Java on Quarkus", "makes the answers");
      case "cache" -> new PartCaption("Redis in memory", "hot pastes, sessions");
      case "content" ->
          new PartCaption(
              part.by() == null || !part.by().equals("LocalStack")
                  ? "object store, as S3"
                  : "bucket in LocalStack",
              "texts, static files");
      case "localstack" -> new PartCaption("emulator of AWS", "holds the stack");
      case "sql-endpoint" -> new PartCaption("one address", "leads to the primary");
      case "sql" -> database(part);
      default -> new PartCaption(part.kind(), "");
    };
  }

  private static PartCaption database(StageView.Part part) {
    if (part.role().startsWith("sql-replica")) {
      return new PartCaption("PostgreSQL, reads only", follows(part));
    }
    return new PartCaption(
        "PostgreSQL",
        part.role().equals("sql-standby") ? "ready to take over" : "takes all writes");
  }

  private static String follows(StageView.Part part) {
    return part.needs().isEmpty() ? "copies the primary" : "copies " + part.needs().getFirst();
  }
}
