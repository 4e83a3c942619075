package millions.local.run;

import java.util.List;
import java.util.function.Consumer;
import millions.ladder.ProjectDirectory;
import millions.ladder.Stage;
import millions.local.service.InstanceStatus;
import millions.local.stages.ContentServices;
import millions.local.stages.DrawnStage;
import millions.local.stages.LocalServices;
import millions.local.stages.Pictures;
import millions.local.stages.RunContext;
import millions.local.template.StageTemplate;

/** This machine alone: every service of AWS is stood in for by a process. */
public final class EmbeddedBackend implements Backend {

  private final RunContext context;

  EmbeddedBackend(RunContext context) {
    this.context = context;
  }

  @Override
  public void prepare(Stage stage, Consumer<String> tell) {
    Backends.refuseContentElsewhere(context.state(), stage);
  }

  @Override
  public DrawnStage draw(Stage stage) {
    var template = StageTemplate.of(stage, ProjectDirectory.root());
    return Pictures.of(stage)
        .draw(new LocalServices(context, template, ContentServices.embedded(context)));
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
