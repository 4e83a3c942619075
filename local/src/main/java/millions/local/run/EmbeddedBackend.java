package millions.local.run;

import java.util.List;
import java.util.function.Consumer;
import millions.ladder.Stage;
import millions.local.service.Part;
import millions.local.stages.ContentServices;
import millions.local.stages.DrawnStage;
import millions.local.stages.LocalServices;
import millions.local.stages.Pictures;
import millions.local.stages.RunContext;
import millions.local.state.StateDirectory;
import millions.local.template.StageTemplate;

/** This machine alone: every service of AWS is stood in for by a process. */
public final class EmbeddedBackend implements Backend {

  private final RunContext premises;

  EmbeddedBackend(RunContext premises) {
    this.premises = premises;
  }

  @Override
  public void prepare(Stage rung, Consumer<String> tell) {
    Backends.refuseContentElsewhere(premises.state(), rung);
  }

  @Override
  public DrawnStage draw(Stage rung) {
    var template = StageTemplate.of(rung, StateDirectory.projectRoot());
    return Pictures.of(rung)
        .draw(new LocalServices(premises, template, ContentServices.embedded(premises)));
  }

  @Override
  public void check() {}

  @Override
  public List<Part> parts() {
    return List.of();
  }

  @Override
  public void stop() {}
}
