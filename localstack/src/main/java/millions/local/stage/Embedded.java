package millions.local.stage;

import java.util.List;
import java.util.function.Consumer;
import millions.local.process.Part;

/** Every service of AWS is a process of its own on this machine: nothing runs beside the boxes. */
final class Embedded implements Backend {

  private final Premises premises;

  Embedded(Premises premises) {
    this.premises = premises;
  }

  @Override
  public void prepare(Rung rung, Consumer<String> tell) {}

  @Override
  public Stage draw(Rung rung) {
    var template = StageTemplate.of(rung, StateDirectory.projectRoot());
    return rung.picture().draw(new Boxes(premises, template));
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
