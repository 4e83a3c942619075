package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import millions.acceptance.Timing;
import org.junit.jupiter.api.Test;

/** Each answer tells who made it: {@code Server-Timing} and {@code X-Request-Id}. */
@BlackBox
class WayThroughTheStage {

  private final Site site;
  private final Pastebin pastebin;

  WayThroughTheStage(Site site) {
    this.site = site;
    this.pastebin = new Pastebin(site);
  }

  @Test
  void everyAnswerHasAnIdOfItsOwn() {
    var path = "/p/" + pastebin.paste("who asked?");
    var ids = new TreeSet<String>();
    for (var request = 0; request < 10; request++) {
      ids.add(site.get(path).mustBe(200).mustHave("X-Request-Id"));
    }
    ids.add(site.get("/p/" + RandomLink.next()).mustBe(404).mustHave("X-Request-Id"));
    ids.add(site.get("/p/abc").mustBe(400).mustHave("X-Request-Id"));
    ids.add(site.getAs(Site.HTML, "/").mustBe(200).mustHave("X-Request-Id"));
    assertThat(ids).hasSize(13).allMatch(id -> id.matches("[!-~]{8,200}"));
  }

  @Test
  void postNamesTheWebProcessAndThePrimary() {
    var made = site.postJson("/pastes", Map.of("text", "who wrote?")).mustBe(201);
    var web = made.timing("web");
    assertThat(web).as("web in the Server-Timing of what %s", made).isPresent();
    assertThat(web.orElseThrow().desc()).isNotBlank();
    assertThat(web.orElseThrow().milliseconds()).isPresent();
    assertThat(made.timing("sql").map(Timing::desc)).hasValue("primary");
    assertThat(made.timing("content")).isPresent();
  }

  @Test
  void balancerNamesTheWebProcessItChose() {
    assumeTrue(site.topology().has("balancer"), "this stage has no balancer");
    var answer = site.getAs(Site.HTML, "/").mustBe(200);
    assertThat(answer.timing("balancer").map(Timing::desc))
        .isEqualTo(answer.timing("web").map(Timing::desc));
  }

  @Test
  void linkJustMadeIsFoundThroughEveryWebProcess() {
    var seen = new TreeSet<String>();
    for (var round = 0; round < 20; round++) {
      var path = "/p/" + pastebin.paste("fresh " + round);
      for (var accept : List.of(Site.JSON, "*/*", "text/html", "text/plain")) {
        var answer = site.getAs(accept, path).mustBe(200);
        answer.timing("web").ifPresent(web -> seen.add(web.desc()));
      }
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(site.topology().up("web") > 1 ? 2 : 1);
  }

  @Test
  void hotPasteIsAnsweredByTheEdge() {
    assumeTrue(site.topology().has("edge"), "this stage has no edge");
    var path = "/p/" + pastebin.paste("hot");
    assertThat(site.get(path).mustBe(200).timing("edge").map(Timing::desc)).hasValue("miss");
    var hit = site.get(path).mustBe(200);
    assertThat(hit.timing("edge").map(Timing::desc)).hasValue("hit");
    assertThat(hit.timing("web")).as("the web process of an earlier request").isEmpty();
    assertThat(hit.text()).isEqualTo("hot");
    assertThat(hit.mustHave("X-Cache")).startsWith("Hit");
    assertThat(site.getAs(Site.JSON, path).mustBe(200).json().path("text").asText())
        .as("the other representation")
        .isEqualTo("hot");
  }

  @Test
  void warmPasteIsAnsweredFromTheCache() {
    assumeTrue(site.topology().has("cache"), "this stage has no cache");
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              var path = "/p/" + pastebin.paste("warm");
              site.get(path).mustBe(200);
              var second = site.getAs(Site.JSON, path).mustBe(200);
              assertThat(second.timing("cache").map(Timing::desc)).hasValue("hit");
              assertThat(second.timing("sql")).as("no database").isEmpty();
            });
  }
}
