package millions.backing.sql;

import io.micrometer.core.instrument.MeterRegistry;
import millions.testing.TestConfig;

/** Opens the database of a configuration, as the application does. */
public final class DatabaseFixture {

  private DatabaseFixture() {}

  public static Database open(TestConfig.Backing config, MeterRegistry meters) {
    return DatabaseChoice.database(config.sql(), config.process().name(), meters);
  }
}
