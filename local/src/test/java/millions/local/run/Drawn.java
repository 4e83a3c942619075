package millions.local.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import millions.ladder.Stage;
import millions.local.service.InstanceStatus;
import millions.local.stages.DrawnStage;

/** A backend with boxes of the test's own, and nothing beside them. */
record Drawn(Function<Stage, DrawnStage> pictures, Consumer<Stage> preparing) implements Backend {

  /** One stage, whatever is asked for. */
  Drawn(DrawnStage drawn) {
    this(stage -> drawn, stage -> {});
  }

  @Override
  public void prepare(Stage stage, Consumer<String> tell) {
    preparing.accept(stage);
  }

  @Override
  public DrawnStage draw(Stage stage) {
    return pictures.apply(stage);
  }

  @Override
  public void check() {}

  @Override
  public List<InstanceStatus> instances() {
    return List.of();
  }

  @Override
  public void stop() {}
}
