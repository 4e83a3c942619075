package millions.local.stage;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import millions.local.emulator.Emulators;

/**
 * Which backend a run is to have, as the command line says.
 *
 * @param localStack whether it is LocalStack; else this machine alone
 * @param endpoint where a LocalStack answers already
 * @param image another image of LocalStack than the pinned one, for a Docker engine
 */
public record BackendChoice(boolean localStack, Optional<URI> endpoint, Optional<String> image) {

  /** This machine alone. */
  public static final BackendChoice EMBEDDED =
      new BackendChoice(false, Optional.empty(), Optional.empty());

  /** The options of {@code up} that say the same. */
  public List<String> options() {
    var options = new ArrayList<String>();
    if (localStack) {
      options.addAll(List.of("--backend", "localstack"));
    }
    endpoint.ifPresent(url -> options.addAll(List.of("--endpoint", url.toString())));
    image.ifPresent(name -> options.addAll(List.of("--image", name)));
    return options;
  }

  Backend open(Premises premises, Consumer<String> tell) {
    if (!localStack) {
      return new Embedded(premises);
    }
    var emulator =
        Emulators.choose(
            premises.state(), endpoint, image, premises.ports()::next, System.getenv());
    if (!emulator.ours()) {
      Forgetting.later(premises.state(), emulator.endpoint());
    }
    return new OnLocalStack(premises, emulator, tell);
  }
}
