package millions.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock plus what a test adds to it. */
@ApplicationScoped
public class TestClock {

  private static volatile Duration ahead = Duration.ZERO;

  public static void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  public static void reset() {
    ahead = Duration.ZERO;
  }

  @Produces
  @Singleton
  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return Instant.now().plus(ahead);
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}
