package millions.local.stages;

import java.util.List;
import java.util.function.Consumer;
import millions.local.service.Component;
import millions.local.service.Part;

/** A component with something to do once it runs and before anybody who uses it starts. */
final class AfterStart implements Component {

  private final Component component;
  private final Consumer<Consumer<String>> step;

  AfterStart(Component component, Consumer<Consumer<String>> step) {
    this.component = component;
    this.step = step;
  }

  @Override
  public void start(Consumer<String> progress) {
    component.start(progress);
    step.accept(progress);
  }

  @Override
  public void check() {
    component.check();
  }

  @Override
  public List<Part> parts() {
    return component.parts();
  }

  @Override
  public void stop() {
    component.stop();
  }

  /** The step is done by then. */
  @Override
  public Object definition() {
    return component.definition();
  }

  @Override
  public void needs(List<String> roles) {
    component.needs(roles);
  }
}
