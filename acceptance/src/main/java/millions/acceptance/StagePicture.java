package millions.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code GET /topology}: the stage describes itself. */
@BlackBox
class StagePicture {

  private static final List<String> NAMES =
      List.of(
          "single-box",
          "separate-data",
          "load-balanced",
          "cached-reads",
          "autoscaled",
          "async-workers",
          "partitioned-data");

  private final Site site;

  StagePicture(Site site) {
    this.site = site;
  }

  @Test
  void stageHasTheNameOfItsNumber() {
    var stage = site.topology();
    assertThat(stage.number()).isBetween(1, NAMES.size());
    assertThat(stage.name()).isEqualTo(NAMES.get(stage.number() - 1));
    assertThat(stage.url().getScheme()).isIn("http", "https");
  }

  @Test
  void partsAreNamedOnceAndNeedEachOther() {
    var stage = site.topology();
    var roles = stage.parts().stream().map(Topology.Part::role).toList();
    assertThat(roles).isNotEmpty().doesNotHaveDuplicates();
    for (var part : stage.parts()) {
      assertThat(part.health()).as(part.role()).isIn("up", "starting", "down");
      assertThat(part.kind()).as(part.role()).isNotBlank();
      assertThat(roles).as("what %s needs", part.role()).containsAll(part.needs());
    }
    assertThat(stage.up("web")).as("web processes up").isPositive();
  }

  @Test
  void rungHasThePartsItIsMadeOf() {
    var stage = site.topology();
    var kinds = stage.parts().stream().map(Topology.Part::kind).toList();
    assertThat(kinds).contains("web", "sql");
    if (stage.number() >= 2) {
      assertThat(kinds).contains("content");
    }
    if (stage.number() >= 3) {
      assertThat(kinds).contains("edge", "balancer");
      assertThat(kinds.stream().filter("web"::equals)).hasSizeGreaterThanOrEqualTo(2);
    }
    if (stage.number() >= 4) {
      assertThat(kinds).contains("cache");
    }
  }

  @Test
  void topologyIsAPageForABrowserAndNeverStale() {
    var page = site.getAs(Site.HTML, "/topology").mustBe(200).mustBeA("text/html").text();
    var answer = site.get("/topology").mustBe(200).mustBeA(Site.JSON);
    for (var part : Topology.of(answer.json()).parts()) {
      assertThat(page).contains(part.role());
    }
    assertThat(answer.list("Cache-Control"))
        .as("no cache may keep it")
        .containsAnyOf("no-store", "no-cache");
  }
}
