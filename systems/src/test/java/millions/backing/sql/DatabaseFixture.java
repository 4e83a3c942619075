package millions.backing.sql;

import io.micrometer.core.instrument.MeterRegistry;
import millions.backing.BackingConfig;

/** Opens the database of a configuration, as the application does. */
public final class DatabaseFixture {

  private DatabaseFixture() {}

  public static Database open(BackingConfig config, MeterRegistry meters) {
    return new DatabaseChoice().database(config, meters);
  }
}
