package millions.local.stages;

import java.util.List;
import java.util.function.Consumer;
import millions.local.service.Component;
import millions.local.service.Part;

/** The component of a box that needs no process. */
public final class NothingToRun implements Component {

  @Override
  public void start(Consumer<String> progress) {}

  @Override
  public void check() {}

  @Override
  public List<Part> parts() {
    return List.of();
  }

  @Override
  public void stop() {}

  @Override
  public Object definition() {
    return NothingToRun.class;
  }
}
