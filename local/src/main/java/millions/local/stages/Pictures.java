package millions.local.stages;

import millions.ladder.Stage;

/** The pictures of the stages that are built. */
public final class Pictures {

  private Pictures() {}

  /**
   * The picture of this stage.
   *
   * @throws IllegalArgumentException when it is not built yet
   */
  public static Picture of(Stage stage) {
    return switch (stage) {
      case SINGLE_BOX -> new Stage1SingleBox();
      case SEPARATE_DATA -> new Stage2SeparateData();
      case LOAD_BALANCED -> new Stage3LoadBalanced();
      case CACHED_READS -> new Stage4CachedReads();
      case AUTOSCALED, ASYNC_WORKERS, PARTITIONED_DATA ->
          throw new IllegalArgumentException("Stage " + stage + " is not built yet.");
    };
  }
}
