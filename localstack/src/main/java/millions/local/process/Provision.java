package millions.local.process;

import java.util.Arrays;

/** What does the work of a box or a service of AWS on this machine. */
public enum Provision {
  LOCALSTACK("LocalStack"),
  STAND_IN("stand-in process"),
  PLACEHOLDER("placeholder only");

  private final String words;

  Provision(String words) {
    this.words = words;
  }

  /** As people read it and the topology writes it. */
  public String words() {
    return words;
  }

  /**
   * The one of these words.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Provision of(String words) {
    return Arrays.stream(values())
        .filter(each -> each.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no provision: " + words));
  }
}
