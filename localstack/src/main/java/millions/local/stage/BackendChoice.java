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

  /**
   * Looks that the running stage has this backend.
   *
   * @throws NotNow when it has another
   */
  public void mustBeThatOf(StateDirectory state) {
    var running = Topology.of(state).filter(stage -> stage.deployment().isPresent() != localStack);
    running.ifPresent(
        stage -> {
          throw NotNow.refused(
              "Stage %s is running %s. A climb stays on its backend: leave out --backend to climb, or stop it first: ./millions down"
                  .formatted(stage.rung(), localStack ? "on this machine alone" : "on LocalStack"));
        });
  }

  Backend open(Premises premises, Consumer<String> tell) {
    if (!localStack) {
      return new Embedded(premises);
    }
    var state = premises.state();
    var ports = premises.ports();
    var emulator = Emulators.choose(state, endpoint, image, ports::next, System.getenv());
    return new OnLocalStack(premises, emulator, tell);
  }
}
