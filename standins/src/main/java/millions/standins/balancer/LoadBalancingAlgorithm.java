package millions.standins.balancer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How a target group picks the target of the next request, in the words of an ALB. */
public enum LoadBalancingAlgorithm {
  ROUND_ROBIN,
  LEAST_OUTSTANDING_REQUESTS;

  /** As the configuration has it. */
  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of this word.
   *
   * @throws IllegalArgumentException when there is none; the message names those there are
   */
  @JsonCreator
  public static LoadBalancingAlgorithm of(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "algorithm is '%s'; allowed are %s and %s"
                        .formatted(word, ROUND_ROBIN.word(), LEAST_OUTSTANDING_REQUESTS.word())));
  }
}
