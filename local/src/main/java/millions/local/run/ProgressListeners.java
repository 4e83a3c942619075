package millions.local.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells what happens in a run, a line each, to the one who started it and to whoever listens in.
 */
final class ProgressListeners implements Consumer<String> {

  private final Consumer<String> always;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  ProgressListeners(Consumer<String> always) {
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
