package millions.local.service;

/**
 * What does the work of a service of AWS on this machine.
 *
 * @param words as people read it and the topology writes it
 */
public record RunBy(String words) {

  /** A process of this machine does an AWS service's work. */
  public static final RunBy STAND_IN = new RunBy("stand-in process");

  /** Nothing does: a backend has the resource in name only. */
  public static final RunBy PLACEHOLDER = new RunBy("placeholder only");

  /**
   * @throws IllegalArgumentException when there are no words
   */
  public RunBy {
    if (words.isBlank()) {
      throw new IllegalArgumentException("nothing is named that does the work");
    }
  }
}
