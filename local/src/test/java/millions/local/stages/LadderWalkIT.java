package millions.local.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import millions.local.testing.Client;
import millions.local.testing.Kept;
import millions.local.testing.RealInput;
import millions.local.testing.RunningStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Up the ladder, one rung after the other, and from its end down to its beginning with the same
 * data. One rung after the other downwards: {@link StageTests}.
 */
@Tag("stage")
class LadderWalkIT {

  private static final List<Integer> WALK = List.of(1, 2, 3, 4, 1);

  /** Pastes made at each step: a thousand texts in all. */
  private static final List<Integer> PASTES = List.of(280, 160, 120, 200, 240);

  private static final int VISITS_A_STEP = 3;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path home;

  private final RealInput input = new RealInput();
  private final Kept kept = new Kept();
  private RunningStage stage;

  @AfterEach
  void leave() {
    stage.command("down");
  }

  @Test
  void everyPasteIsThereAtEveryStep() {
    stage = new RunningStage(home);
    String visited = null;
    for (int step = 0; step < WALK.size(); step++) {
      if (step == 1) {
        killTheMoveToTheObjectStore();
      } else if (step == WALK.size() - 1) {
        killTheMoveToTheDisk();
      }
      stage.up(WALK.get(step));
      var site = stage.frontDoor();
      if (step == 0) {
        visited = site.paste("counted");
        pasteRealInput(site);
      }
      visit(site, visited);
      kept.paste(site, input.texts(PASTES.get(step)));
      kept.mustAllBeThere(site);
      var before = step * VISITS_A_STEP;
      var all = before + VISITS_A_STEP;
      // what was not counted when its stage was stopped is counted by the next one
      awaitVisits(site, visited, step == WALK.size() - 1 ? all : before, all);
      stage.down();
    }
  }

  private void pasteRealInput(Client site) {
    var addresses = input.addresses(10_000);
    kept.paste(site, input.documents());
    kept.paste(site, List.of(input.log()));
    // as one text they are longer than the application takes
    kept.paste(
        site, List.of(lines(addresses.subList(0, 5_000)), lines(addresses.subList(5_000, 10_000))));
    kept.shorten(site, addresses.subList(0, 500));
  }

  private static String lines(List<String> all) {
    return String.join("\n", all);
  }

  private static void visit(Client site, String link) {
    for (int i = 0; i < VISITS_A_STEP; i++) {
      Kept.mustBe(site, link, "counted");
    }
  }

  /** In the month of the test, and in the one before in case the walk began there. */
  private static void awaitVisits(Client site, String link, int least, int most) {
    RunningStage.within(60)
        .untilAsserted(
            () -> {
              var now = YearMonth.now(ZoneOffset.UTC);
              assertThat(visits(site, link, now) + visits(site, link, now.minusMonths(1)))
                  .isBetween(least, most);
            });
  }

  private static int visits(Client site, String link, YearMonth month) {
    var stats = site.get("/pastes/" + link + "/stats?month=" + month).mustBe(200).json();
    return stats.path("visits").asInt();
  }

  private void killTheMoveToTheObjectStore() {
    killInTheMiddle(2, home.resolve("data/content"), home.resolve("data/content-s3"));
  }

  private void killTheMoveToTheDisk() {
    killInTheMiddle(1, home.resolve("data/content-s3"), home.resolve("data/content"));
  }

  /** Begins to start the rung, and kills the runner when a part of the texts has moved. */
  private void killInTheMiddle(int rung, Path from, Path to) {
    var before = texts(from);
    assertThat(texts(to)).isZero();
    var up = stage.beginUp(rung);
    RunningStage.within(60).pollInterval(Duration.ofMillis(2)).until(() -> texts(to) > 20);
    stage.supervisor().destroyForcibly();
    up.onExit().join();
    assertThat(texts(from)).isPositive().isLessThan(before);
    assertThat(stage.command("status").mustBe(1).printed()).contains("left processes behind");
  }

  private static int texts(Path store) {
    if (!Files.isDirectory(store)) {
      return 0;
    }
    try (var files = Files.walk(store)) {
      return (int)
          files.filter(Files::isRegularFile).filter(f -> f.toString().contains("/pastes/")).count();
    } catch (IOException | UncheckedIOException e) {
      // one was moved away while we looked
      return 0;
    }
  }
}
