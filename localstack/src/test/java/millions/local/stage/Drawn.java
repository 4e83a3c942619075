package millions.local.stage;

import java.util.List;
import java.util.function.Consumer;
import millions.local.process.Part;

/** A backend with one stage, whatever is asked for, and nothing beside its boxes. */
record Drawn(Stage stage) implements Backend {

  @Override
  public void prepare(Rung rung, Consumer<String> tell) {}

  @Override
  public Stage draw(Rung rung) {
    return stage;
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
