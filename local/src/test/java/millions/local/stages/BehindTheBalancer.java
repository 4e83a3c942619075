package millions.local.stages;

import static org.assertj.core.api.Assertions.assertThat;

import millions.local.testing.Client;
import millions.local.testing.Kept;
import millions.local.testing.Refusals;
import millions.local.testing.RunningStage;
import millions.local.testing.SteadyLoad;
import org.junit.jupiter.api.Test;

/** From stage 3 on: two web processes and two databases, of which one at a time may die. */
interface BehindTheBalancer {

  RunningStage stage();

  @Test
  default void deadWebProcessIsLeftOutAndReplaced() {
    try (var load = new SteadyLoad(stage().frontDoor())) {
      var dead = stage().kill("web-1");
      RunningStage.within(10).until(() -> !stage().targets().get("web-1").equals("healthy"));
      var leftOut = System.nanoTime();
      stage().awaitSuccessor("web-1", dead);
      RunningStage.within(20).until(() -> stage().targets().get("web-1").equals("healthy"));
      load.awaitMore(20);
      assertThat(load.failuresSince(leftOut)).isEmpty();
      Kept.mustAllBe(stage().at("web-1"), load.end());
    }
  }

  @Test
  default void standbyTakesOverFromDeadPrimaryWhileReadersOfCachedPastesDoNotNotice() {
    var cached = stage().frontDoor().paste("read before");
    Kept.mustBe(stage().frontDoor(), cached, "read before");
    try (var load = new SteadyLoad(stage().frontDoor())) {
      var dead = stage().kill("sql-primary");
      RunningStage.within(90)
          .until(() -> Kept.mustBe(stage().frontDoor(), cached, "read before") && tookOver(dead));
      load.awaitMore(20);
      Refusals.mustBeHonest(load);
      Kept.mustAllBe(stage().frontDoor(), load.end());
    }
  }

  private boolean tookOver(long dead) {
    var primary = stage().instance("sql-primary");
    return primary.path("health").asText().equals("up") && primary.path("pid").asLong() != dead;
  }

  /** The page of a browser whose web process died right after it pasted; and the paste's link. */
  default Page pageAfterItsWebProcessDied() {
    var browser = Client.browser(stage().url());
    var pasted = browser.pasteByForm("mine").mustBe(201);
    var link = Client.link(pasted);
    var server = pasted.tookPart("web").getFirst();
    var before = browser.get("/", "Accept", "text/html").mustBe(200);
    assertThat(before.tookPart("web")).containsExactly(server);
    assertThat(before.text()).contains(link);

    stage().kill(server);
    RunningStage.within(10).until(() -> !stage().targets().get(server).equals("healthy"));
    var after = browser.get("/", "Accept", "text/html").mustBe(200);
    assertThat(after.tookPart("web")).isNotEmpty().doesNotContain(server);
    return new Page(after.text(), link);
  }

  /** What a browser shows, and the link it is looked through for. */
  record Page(String html, String link) {}
}
