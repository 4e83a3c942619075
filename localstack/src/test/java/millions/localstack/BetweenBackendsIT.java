package millions.localstack;

import java.nio.file.Path;
import millions.local.testing.Kept;
import millions.local.testing.Launcher;
import millions.local.testing.RealInput;
import millions.local.testing.RunningStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The same data on one backend and then on the other, and back. */
@ExtendWith(NeedsLocalStack.class)
class BetweenBackendsIT {

  private static final int PASTES = 50;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path home;

  private final RealInput input = new RealInput();
  private final Kept kept = new Kept();

  @AfterEach
  void leave() {
    new Launcher(home).run("down");
  }

  @Test
  void contentGoesIntoLocalStackAndComesBackByTheDisk() {
    var embedded = new RunningStage(home);
    embedded.up(2);
    kept.paste(embedded.frontDoor(), input.texts(PASTES));
    embedded.down();

    var inLocalStack = new RunningStage(home, "--backend", "localstack");
    inLocalStack.up(2);
    kept.mustAllBeThere(inLocalStack.frontDoor());
    kept.paste(inLocalStack.frontDoor(), input.texts(PASTES));

    inLocalStack.up(1);
    kept.mustAllBeThere(inLocalStack.frontDoor());
    inLocalStack.down();

    embedded.up(2);
    kept.mustAllBeThere(embedded.frontDoor());
    embedded.down();
  }
}
