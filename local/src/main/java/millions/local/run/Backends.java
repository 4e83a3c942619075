package millions.local.run;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.stages.RunContext;
import millions.local.state.StateDirectory;

/** The backends of this installation: the embedded one, and those on the class path. */
public final class Backends {

  /** This machine alone. */
  public static final String EMBEDDED = "embedded";

  private Backends() {}

  /** As {@code --backend} takes them, the default first. */
  public static List<String> names() {
    return Stream.concat(Stream.of(EMBEDDED), others().stream().map(BackendProvider::name))
        .toList();
  }

  /** All but the embedded one. */
  public static List<BackendProvider> others() {
    return ServiceLoader.load(BackendProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  static Backend open(BackendChoice choice, RunContext context, Consumer<String> tell) {
    return of(choice)
        .map(provider -> provider.open(context, choice, tell))
        .orElseGet(() -> new EmbeddedBackend(context));
  }

  /** The provider of the chosen one; empty for the embedded one. */
  static Optional<BackendProvider> of(BackendChoice choice) {
    if (choice.isEmbedded()) {
      return Optional.empty();
    }
    return Optional.of(
        others().stream()
            .filter(provider -> provider.name().equals(choice.name()))
            .findFirst()
            .orElseThrow(
                () ->
                    CommandRefused.environment(
                        "There is no backend '%s' in this installation."
                            .formatted(choice.name()))));
  }

  /**
   * Looks that the embedded backend would have all content of earlier runs.
   *
   * @throws CommandRefused when some may lie in another backend
   */
  static void refuseContentElsewhere(StateDirectory state, Stage next) {
    others().stream()
        .flatMap(provider -> provider.contentOf(state).stream())
        .findFirst()
        .ifPresent(
            content -> {
              throw CommandRefused.refused(
                  "The content of these runs lies in %s. Go on there: ./millions up %d %s; or bring it to the disk by a run of stage 1 there; or forget all data with --fresh"
                      .formatted(content.place(), next.number(), content.options()));
            });
  }
}
