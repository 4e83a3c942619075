package millions.local.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What happens in a run, a line each, for the one who started it and for whoever listens in. */
final class Announcements implements Consumer<String> {

  private final Consumer<String> always;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  Announcements(Consumer<String> always) {
    this.always = always;
  }

  @Override
  public void accept(String line) {
    always.accept(line);
    listeners.forEach(listener -> listener.accept(line));
  }

  /** From now on this one hears it too. */
  void add(Consumer<String> listener) {
    listeners.add(listener);
  }

  void remove(Consumer<String> listener) {
    listeners.remove(listener);
  }
}
