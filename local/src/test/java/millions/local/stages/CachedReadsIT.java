package millions.local.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import millions.local.process.ProcessEnds;
import millions.local.testing.Client;
import millions.local.testing.Kept;
import millions.local.testing.Reply;
import millions.local.testing.RunningStage;
import millions.local.testing.SteadyLoad;
import millions.local.testing.Superuser;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Rung 4: a shared cache and read replicas, none of which is needed for a right answer. */
class CachedReadsIT extends StageTests implements BehindTheBalancer, ContentStoreFaults {

  CachedReadsIT() {
    super(4);
  }

  @Override
  public RunningStage stage() {
    return stage;
  }

  @Test
  void sessionOutlivesItsWebProcess() {
    var page = pageAfterItsWebProcessDied();
    assertThat(page.html()).contains(page.link());
  }

  @Test
  void deadCacheCostsTimeOnlyAndIsUsedAgain() {
    var web = List.of(stage.instance("web-1").path("pid"), stage.instance("web-2").path("pid"));
    var cold = pastesOnlyWeb1HasNear(20);
    try (var load = new SteadyLoad(stage.frontDoor())) {
      var began = System.nanoTime();
      var dead = stage.kill("cache");
      for (var link : cold) {
        assertThat(stage.at("web-2").get("/p/" + link).mustBe(200).tookPart("sql")).isNotEmpty();
      }
      stage.awaitSuccessor("cache", dead);
      RunningStage.within(20).until(() -> web2FindsInCacheWhatWeb1Pastes());
      load.awaitMore(20);
      assertThat(load.failuresSince(began)).isEmpty();
      load.end();
      assertThat(List.of(stage.instance("web-1").path("pid"), stage.instance("web-2").path("pid")))
          .isEqualTo(web);
    }
  }

  private boolean web2FindsInCacheWhatWeb1Pastes() {
    var link = stage.at("web-1").paste("for the other one");
    var timing = stage.at("web-2").get("/p/" + link).mustBe(200).tookPart("cache");
    return timing.equals(List.of("hit"));
  }

  @Test
  void replicasReadOnWhileThePrimaryIsDead() {
    var cold = pastesOnlyWeb1HasNear(60);
    var replies = new ArrayList<Reply>();
    var dead = stage.kill("sql-primary");
    var write = stage.at("web-1").post("text", "refused, or kept by the next primary");
    for (var link : cold) {
      replies.add(stage.at("web-2").get("/p/" + link).mustBe(200));
    }
    assertThat(replies)
        .allSatisfy(reply -> assertThat(reply.tookPart("sql").getFirst()).startsWith("replica-"));
    stage.awaitSuccessor("sql-primary", dead);
    RunningStage.within(30).until(() -> stage.at("web-1").post("text", "x").status() == 201);
    // one that waited for a connection may outlive the promotion
    if (write.status() == 201) {
      Kept.mustBe(stage.at("web-2"), Client.link(write), "refused, or kept by the next primary");
    } else {
      write.mustBeUnavailable();
    }
  }

  @Test
  void deadReplicaIsPassedOverAndComesBack() {
    var cold = pastesOnlyWeb1HasNear(40);
    try (var load = new SteadyLoad(stage.frontDoor())) {
      var began = System.nanoTime();
      var dead = stage.kill("sql-replica-1");
      cold.forEach(link -> stage.at("web-2").get("/p/" + link).mustBe(200));
      stage.awaitSuccessor("sql-replica-1", dead);
      stage.awaitAllUp();
      load.awaitMore(20);
      assertThat(load.failuresSince(began)).isEmpty();
      Kept.mustAllBe(stage.at("web-1"), load.end());
    }
  }

  @Test
  void linkIsFoundThroughEveryWebProcessWhileReplicasAreBehind() {
    var replicas = List.of(stage.superuser("sql-replica-1"), stage.superuser("sql-replica-2"));
    replicas.forEach(Superuser::pauseReplay);
    try {
      for (var maker : List.of("web-1", "web-2")) {
        var other = maker.equals("web-1") ? "web-2" : "web-1";
        var links = IntStream.range(0, 4).mapToObj(i -> stage.at(maker).paste("new " + i)).toList();
        assertThat(replicas).allSatisfy(replica -> mustNotKnow(replica, links.getLast()));
        stage.cache().empty();
        for (var link : links) {
          var reply = stage.at(other).get("/p/" + link).mustBe(200);
          assertThat(reply.tookPart("sql")).last().isEqualTo("primary");
          stage.at(maker).get("/p/" + link).mustBe(200);
        }
      }
    } finally {
      replicas.forEach(Superuser::resumeReplay);
    }
  }

  private static void mustNotKnow(Superuser replica, String link) {
    assertThat(replica.ask("SELECT count(*) FROM pastebin.pastes WHERE link = '" + link + "'"))
        .isEqualTo("0");
  }

  /** Pastes that web-2 can find in the database only, and the replicas have. */
  private List<String> pastesOnlyWeb1HasNear(int count) {
    var links =
        IntStream.range(0, count).mapToObj(i -> stage.at("web-1").paste("cold " + i)).toList();
    var last = "SELECT count(*) FROM pastebin.pastes WHERE link = '" + links.getLast() + "'";
    RunningStage.within(20).until(() -> stage.superuser("sql-replica-2").ask(last).equals("1"));
    stage.cache().empty();
    return links;
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void killedSupervisorLosesNothingAndTheNextStartClearsUp() throws Exception {
    var link = stage.frontDoor().paste("written just before its end");
    var left = stage.processes();
    var supervisor = stage.supervisor();
    supervisor.destroyForcibly();
    RunningStage.within(10).until(() -> ProcessEnds.hasEnded(supervisor));
    assertThat(stage.command("status").mustBe(1).printed()).contains("left processes behind");
    stage.up(4);
    assertThat(left).allMatch(ProcessEnds::hasEnded);
    Kept.mustBe(stage.frontDoor(), link, "written just before its end");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void powerCutLosesNothing() {
    try (var load = new SteadyLoad(stage.frontDoor())) {
      stage.powerCut();
      var acknowledged = load.end();
      stage.up(4);
      Kept.mustAllBe(stage.frontDoor(), acknowledged);
    }
  }
}
