package millions.local.standin.objectstore;

import java.util.Map;
import java.util.function.Consumer;
import millions.backing.content.ContentStore;
import millions.local.service.Supervised;

/**
 * A place where content may live. Each stage has its own; what the others still hold is brought
 * along before the web processes start, so that content follows the ladder up and down.
 */
public interface ContentLocation {

  /** For people: {@code the disk}. */
  String name();

  /** Whether anything may lie here from an earlier run. */
  boolean mayHoldContent();

  /** What web processes are told, so that they find it; asked when it runs. */
  Map<String, String> settings();

  /** What must run for it. */
  Supervised component();

  /** Opens it; its component must run. */
  ContentStore open();

  /** Opens it for a while, whether its component runs or not. */
  default void whileOpen(Consumer<String> tell, Consumer<ContentStore> work) {
    var component = component();
    component.start(tell);
    try (var store = open()) {
      work.accept(store);
    } finally {
      component.stop();
    }
  }
}
