package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import millions.ladder.Stage;
import millions.local.stages.Box;
import millions.local.stages.Boxes;
import millions.local.stages.Pictures;
import millions.local.stages.RunContext;
import millions.local.state.StateDirectory;
import millions.local.template.StageTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which boxes of one picture live on in the next. */
class StageChangeTest {

  @TempDir private Path directory;
  private Backend backend;

  @BeforeEach
  void rentPremises() {
    var state = new StateDirectory(directory);
    state.create();
    var premises = RunContext.of(state, 8080, Path.of("web.jar"));
    backend =
        new Drawn(
            rung ->
                Pictures.of(rung)
                    .draw(
                        new Boxes(
                            premises,
                            StageTemplate.of(rung, Path.of("..")),
                            EmbeddedBackend.content(premises))),
            rung -> {});
  }

  @Test
  void fromThreeToFourOnlyTheWebProcessesAreReplaced() {
    var change = change(Stage.LOAD_BALANCED, Stage.CACHED_READS);
    assertThat(names(change.kept().keySet()))
        .containsExactly("sql-endpoint", "content", "balancer", "edge");
    assertThat(names(change.added())).containsExactly("sql-replica-1+sql-replica-2", "cache");
    assertThat(names(change.replaced().keySet())).containsExactly("web-1", "web-2");
    assertThat(change.removed()).isEmpty();
    change
        .kept()
        .forEach((box, old) -> assertThat(box.component()).isSameAs(old.box().component()));
  }

  @Test
  void fromFourToThreeWhatIsNoLongerDrawnIsRemoved() {
    var change = change(Stage.CACHED_READS, Stage.LOAD_BALANCED);
    assertThat(change.removed().stream().map(it -> it.box().toString()))
        .containsExactly("sql-replica-1+sql-replica-2", "cache");
    assertThat(change.added()).isEmpty();
    assertThat(names(change.replaced().keySet())).containsExactly("web-1", "web-2");
  }

  @Test
  void theSameStageIsKeptWhole() {
    var change = change(Stage.CACHED_READS, Stage.CACHED_READS);
    assertThat(change.kept()).hasSize(8);
    assertThat(change.replaced()).isEmpty();
  }

  @Test
  void whatDoesNotLiveIsReplacedThoughItIsMadeTheSame() {
    var living = living(Stage.LOAD_BALANCED);
    living.getLast().askToStop();
    var change = StageChange.between(living, backend.draw(Stage.LOAD_BALANCED));
    assertThat(names(change.replaced().keySet())).containsExactly("edge");
  }

  @Test
  void onlyBetweenStagesWithABalancerItIsRolling() {
    for (var from : Stage.values()) {
      for (var to : Stage.values()) {
        if (from.isBuilt() && to.isBuilt()) {
          var next = backend.draw(to);
          assertThat(StageChange.between(living(from), next).isRolling(next))
              .as("%s to %s", from, to)
              .isEqualTo(from.number() >= 3 && to.number() >= 3);
        }
      }
    }
  }

  private StageChange change(Stage from, Stage to) {
    return StageChange.between(living(from), backend.draw(to));
  }

  /** The boxes of a stage as if all of them had been started. */
  private List<TendedBox> living(Stage rung) {
    var boxes = backend.draw(rung).boxes().stream();
    var living = boxes.map(box -> new TendedBox(box, line -> {})).toList();
    living.forEach(box -> box.started().complete(null));
    return living;
  }

  private static List<String> names(Collection<Box> boxes) {
    return boxes.stream().map(Box::toString).toList();
  }
}
