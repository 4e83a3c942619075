package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import millions.ladder.Stage;
import millions.local.service.Service;
import millions.local.stages.ContentServices;
import millions.local.stages.LocalServices;
import millions.local.stages.Pictures;
import millions.local.stages.RunContext;
import millions.local.state.StateDirectory;
import millions.local.template.StageTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which boxes of one picture live on in the next. */
class ClimbPlanTest {

  @TempDir private Path directory;
  private Backend backend;

  @BeforeEach
  void makeBackend() {
    var state = new StateDirectory(directory);
    state.create();
    var context = RunContext.of(state, 8080, Path.of("web.jar"));
    backend =
        new Drawn(
            stage ->
                Pictures.of(stage)
                    .draw(
                        new LocalServices(
                            context,
                            StageTemplate.of(stage, Path.of("..")),
                            ContentServices.embedded(context))),
            stage -> {});
  }

  @Test
  void fromThreeToFourOnlyTheWebProcessesChange() {
    var plan = plan(Stage.LOAD_BALANCED, Stage.CACHED_READS);
    assertThat(names(plan.kept().keySet())).containsExactly("sql", "content", "balancer", "edge");
    assertThat(names(plan.added())).containsExactly("sql-replicas", "cache");
    assertThat(names(plan.changed().keySet())).containsExactly("web");
    assertThat(plan.removed()).isEmpty();
    plan.kept().forEach((drawn, running) -> assertThat(plan.after(drawn)).isSameAs(running));
  }

  @Test
  void whatIsDrawnTalksToWhatRuns() {
    var running = running(Stage.LOAD_BALANCED);
    var next = backend.draw(Stage.CACHED_READS);
    ClimbPlan.between(running, it -> true, next);
    var web = named("web", next.services());
    assertThat(web.startsAfter())
        .containsExactly(
            named("sql", running),
            named("sql-replicas", next.services()),
            named("content", running),
            named("cache", next.services()));
    assertThat(named("sql-replicas", next.services()).startsAfter())
        .containsExactly(named("sql", running));
  }

  @Test
  void fromFourToThreeWhatIsNoLongerDrawnIsRemoved() {
    var plan = plan(Stage.CACHED_READS, Stage.LOAD_BALANCED);
    assertThat(names(plan.removed())).containsExactly("sql-replicas", "cache");
    assertThat(plan.added()).isEmpty();
    assertThat(names(plan.changed().keySet())).containsExactly("web");
  }

  @Test
  void theSameStageIsKeptWhole() {
    var plan = plan(Stage.CACHED_READS, Stage.CACHED_READS);
    assertThat(plan.kept()).hasSize(7);
    assertThat(plan.changed()).isEmpty();
  }

  @Test
  void whatDoesNotLiveChangesThoughItIsMadeTheSame() {
    var running = running(Stage.LOAD_BALANCED);
    var plan =
        ClimbPlan.between(
            running, it -> !it.name().equals("edge"), backend.draw(Stage.LOAD_BALANCED));
    assertThat(names(plan.changed().keySet())).containsExactly("edge");
  }

  @Test
  void onlyBetweenStagesWithABalancerItIsRolling() {
    for (var from : Stage.values()) {
      for (var to : Stage.values()) {
        if (from.isBuilt() && to.isBuilt()) {
          var next = backend.draw(to);
          assertThat(ClimbPlan.between(running(from), it -> true, next).isRolling(next))
              .as("%s to %s", from, to)
              .isEqualTo(from.number() >= 3 && to.number() >= 3);
        }
      }
    }
  }

  private ClimbPlan plan(Stage from, Stage to) {
    return ClimbPlan.between(running(from), it -> true, backend.draw(to));
  }

  private List<Service> running(Stage stage) {
    return backend.draw(stage).services();
  }

  private static Service named(String name, List<Service> services) {
    return services.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> names(Collection<Service> services) {
    return services.stream().map(Service::name).toList();
  }
}
