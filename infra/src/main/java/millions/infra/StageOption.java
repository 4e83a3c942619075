package millions.infra;

import java.util.stream.Collectors;
import millions.ladder.Stage;

/** The stage that a command or a context value names. */
public final class StageOption {

  private StageOption() {}

  /**
   * The stage of this number or name.
   *
   * @throws RefusedOption naming the stages there are
   */
  public static Stage stage(String word) {
    var stage =
        Stage.of(word)
            .orElseThrow(
                () ->
                    new RefusedOption(
                        "stage",
                        "'%s' is none of %s"
                            .formatted(
                                word,
                                Stage.built()
                                    .map(Stage::toString)
                                    .collect(Collectors.joining(", ")))));
    if (!stage.isBuilt()) {
      throw new RefusedOption("stage", "%s is not built yet".formatted(stage));
    }
    return stage;
  }
}
