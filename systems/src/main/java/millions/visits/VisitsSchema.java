package millions.visits;

import jakarta.enterprise.context.ApplicationScoped;
import millions.backing.sql.Schema;

/** The tables of counted visits. */
@ApplicationScoped
public class VisitsSchema implements Schema {

  /** The schema's name. */
  public static final String NAME = "visits";

  @Override
  public String name() {
    return NAME;
  }
}
