package millions.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

/** What a request that fails may look like while only the database is away. */
public final class Refusals {

  private Refusals() {}

  /** Every failure so far says that it is for now, and when to come again. */
  public static void mustBeHonest(SteadyLoad load) {
    assertThat(load.failuresSince(Long.MIN_VALUE))
        .allSatisfy(
            failure -> {
              assertThat(failure.status()).as(failure.toString()).isEqualTo(503);
              assertThat(failure.retryAfter()).as(failure.toString()).isTrue();
            });
  }
}
