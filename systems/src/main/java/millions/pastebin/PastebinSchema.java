package millions.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import millions.backing.sql.Schema;

/** The tables of the pastebin. */
@ApplicationScoped
public class PastebinSchema implements Schema {

  /** The schema's name. */
  public static final String NAME = "pastebin";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean hasOutbox() {
    return true;
  }
}
