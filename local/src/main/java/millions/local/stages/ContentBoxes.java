package millions.local.stages;

import java.util.List;
import java.util.function.Consumer;
import millions.local.standin.objectstore.ContentHome;
import millions.local.standin.objectstore.ContentMove;

/**
 * The places of content as boxes. The one a stage draws brings along what the others still hold.
 *
 * @param disk of the box itself
 * @param objects the object store
 * @param others where content may lie that no stage of this backend draws
 */
public record ContentBoxes(ContentHome disk, ContentHome objects, List<ContentHome> others) {

  Box onDisk() {
    return box(List.of(), disk, objects);
  }

  Box inObjects() {
    return box(List.of("content"), objects, disk);
  }

  private Box box(List<String> roles, ContentHome home, ContentHome other) {
    return new Box(
        roles,
        home::settings,
        box -> new AfterStart(home.component(), tell -> bringHome(home, other, tell)));
  }

  private void bringHome(ContentHome home, ContentHome other, Consumer<String> tell) {
    bring(home, other, tell);
    others.forEach(place -> bring(home, place, tell));
  }

  private static void bring(ContentHome home, ContentHome from, Consumer<String> tell) {
    if (from.mayHoldContent()) {
      from.whileOpen(
          tell,
          source -> {
            try (var target = home.open()) {
              new ContentMove(source, target, home.name(), tell).run();
            }
          });
    }
  }
}
