package millions.local.stages;

import static org.assertj.core.api.Assertions.assertThat;

import millions.local.testing.Kept;
import millions.local.testing.RunningStage;
import org.junit.jupiter.api.Test;

/** From stage 2 on: the object store is a server of its own, and it may die alone. */
interface ContentStoreFaults {

  RunningStage stage();

  @Test
  default void deadContentStoreRefusesPastesLeavesNoRowAndComesBack() {
    var site = stage().frontDoor();
    var cached = site.paste("cached where it was made");
    site.get("/p/" + cached).mustBe(200);
    var rows = stage().superuser("sql-primary").pastes();

    var dead = stage().kill("content");
    site.post("text", "has no place to go").mustBeUnavailable();
    Kept.mustBe(site, cached, "cached where it was made");
    assertThat(stage().superuser("sql-primary").pastes()).isEqualTo(rows);

    stage().awaitSuccessor("content", dead);
    RunningStage.within(20).until(() -> site.post("text", "kept again").status() == 201);
  }
}
