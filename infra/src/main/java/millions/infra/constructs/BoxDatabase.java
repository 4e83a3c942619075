package millions.infra.constructs;

import java.util.Map;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.StageConstruct;

/**
 * PostgreSQL on the single box, with its files on the box's data volume. Creates no resource: the
 * scripts of the machine start it.
 */
public final class BoxDatabase extends StageConstruct implements BackingService {

  public BoxDatabase(MillionsStack stack) {
    super(stack, "BoxDatabase", "PostgreSQL<br>on the box");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "MILLIONS_SQL_PRIMARY_URL", "jdbc:postgresql://127.0.0.1:5432/millions",
        "MILLIONS_SQL_USERNAME", "millions",
        "MILLIONS_SQL_PASSWORD_FILE", PrimaryDatabase.PASSWORD_FILE);
  }

  @Override
  public boolean isOnTheWebServer() {
    return true;
  }

  @Override
  public String arrowLabel() {
    return "rows";
  }
}
