package millions.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages that belong to no system. */
class Pages extends PageChecks {

  Pages(Site site) {
    super(site);
  }

  @Override
  protected List<String> paths() {
    return List.of("/", "/topology");
  }

  @Test
  void homePageShowsTheLadderAndTodaysRung() {
    var page = page("/").text();
    assertThat(page).contains(site.topology().name());
    assertThat(page)
        .contains("single-box", "separate-data", "load-balanced", "cached-reads", "autoscaled")
        .contains("async-workers", "partitioned-data");
  }
}
