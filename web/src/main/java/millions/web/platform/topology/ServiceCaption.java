package millions.web.platform.topology;

/**
 * What the page says of a part, short enough for its box.
 *
 * @param what the thing itself
 * @param task what the stage has it for
 */
public record ServiceCaption(String what, String task) {

  static ServiceCaption of(StageView.Part part) {
    return switch (part.kind()) {
      case "edge" -> new ServiceCaption("cache at the edge", "as CloudFront: copies near visitors");
      case "balancer" -> new ServiceCaption("load balancer", "as an ALB: shares requests out");
      case "web" -> new ServiceCaption("Java on Quarkus", "makes the answers");
      case "cache" -> new ServiceCaption("Redis in memory", "hot reads, sessions");
      case "content" ->
          new ServiceCaption(
              part.by() == null || !part.by().equals("LocalStack")
                  ? "object store, as S3"
                  : "bucket in LocalStack",
              "content, static files");
      case "localstack" -> new ServiceCaption("emulator of AWS", "holds the stack");
      case "sql-endpoint" -> new ServiceCaption("one address", "leads to the primary");
      case "sql" -> database(part);
      default -> new ServiceCaption(part.kind(), "");
    };
  }

  private static ServiceCaption database(StageView.Part part) {
    if (part.role().startsWith("sql-replica")) {
      return new ServiceCaption("PostgreSQL, reads only", follows(part));
    }
    return new ServiceCaption(
        "PostgreSQL",
        part.role().equals("sql-standby") ? "ready to take over" : "takes all writes");
  }

  private static String follows(StageView.Part part) {
    return part.needs().isEmpty() ? "copies the primary" : "copies " + part.needs().getFirst();
  }
}
