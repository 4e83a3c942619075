package millions.tiny;

import jakarta.enterprise.context.ApplicationScoped;
import millions.backing.sql.Schema;

/** Its one table lies in {@code db/migration/tiny}. */
@ApplicationScoped
public class TinySchema implements Schema {

  static final String NAME = "tiny";

  @Override
  public String name() {
    return NAME;
  }
}
