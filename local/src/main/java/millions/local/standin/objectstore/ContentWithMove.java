package millions.local.standin.objectstore;

import java.util.List;
import java.util.function.Consumer;
import millions.backing.content.ContentStore;
import millions.local.service.InstanceStatus;
import millions.local.service.Supervised;

/**
 * The location of content that a stage draws. Once it runs, and before anybody uses it, it brings
 * along what other locations still hold.
 */
public final class ContentWithMove implements Supervised {

  private final ContentLocation home;
  private final List<ContentLocation> others;
  private final Supervised component;

  public ContentWithMove(ContentLocation home, List<ContentLocation> others) {
    this.home = home;
    this.others = List.copyOf(others);
    this.component = home.component();
  }

  @Override
  public void start(Consumer<String> progress) {
    component.start(progress);
    others.stream()
        .filter(ContentLocation::mayHoldContent)
        .forEach(other -> other.whileOpen(progress, source -> move(source, progress)));
  }

  private void move(ContentStore source, Consumer<String> tell) {
    try (var target = home.open()) {
      new ContentMove(source, target, home.name(), tell).run();
    }
  }

  @Override
  public void check() {
    component.check();
  }

  @Override
  public List<InstanceStatus> instances() {
    return component.instances();
  }

  @Override
  public void stop() {
    component.stop();
  }

  /** The move is done by the time this is compared. */
  @Override
  public Object definition() {
    return component.definition();
  }
}
