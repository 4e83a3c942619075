package millions.infra.constructs;

import java.util.Map;

/**
 * PostgreSQL on the single box itself, its files on the box's data volume. Creates nothing of its
 * own; the box's software starts it.
 */
public final class BoxDatabase extends Box implements BackingService {

  public BoxDatabase(Ground ground) {
    super(ground, "BoxDatabase", "PostgreSQL<br>on the box");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "MILLIONS_SQL_PRIMARY_URL", "jdbc:postgresql://127.0.0.1:5432/millions",
        "MILLIONS_SQL_USERNAME", "millions",
        "MILLIONS_SQL_PASSWORD_FILE", PrimaryDatabase.PASSWORD_FILE);
  }

  @Override
  public boolean isOnTheBox() {
    return true;
  }

  @Override
  public String use() {
    return "rows";
  }
}
