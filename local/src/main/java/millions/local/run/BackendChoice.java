package millions.local.run;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import millions.ladder.CommandRefused;
import millions.local.state.StateDirectory;

/**
 * Which backend a run is to have, as the command line says.
 *
 * @param name one of {@link Backends#names}
 * @param endpoint where it answers already
 * @param image another container image than the pinned one
 */
public record BackendChoice(String name, Optional<URI> endpoint, Optional<String> image) {

  /** This machine alone. */
  public static final BackendChoice EMBEDDED =
      new BackendChoice(Backends.EMBEDDED, Optional.empty(), Optional.empty());

  boolean isEmbedded() {
    return name.equals(Backends.EMBEDDED);
  }

  /** The options of {@code up} that say the same. */
  public List<String> options() {
    var options = new ArrayList<String>();
    if (!isEmbedded()) {
      options.addAll(List.of("--backend", name));
    }
    endpoint.ifPresent(url -> options.addAll(List.of("--endpoint", url.toString())));
    image.ifPresent(word -> options.addAll(List.of("--image", word)));
    return options;
  }

  /**
   * Looks that the running stage has this backend.
   *
   * @throws CommandRefused when it has another
   */
  public void mustBeThatOf(StateDirectory state) {
    var running = Topology.of(state).filter(it -> it.deployment().isPresent() == isEmbedded());
    running.ifPresent(
        stage -> {
          throw CommandRefused.refused(
              "Stage %s is running %s. A climb stays on its backend: leave out --backend to climb, or stop it first: ./millions down"
                  .formatted(
                      stage.stage(),
                      stage
                          .deployment()
                          .map(deployment -> "on " + deployment.backend())
                          .orElse("on this machine alone")));
        });
  }
}
