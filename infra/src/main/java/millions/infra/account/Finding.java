package millions.infra.account;

import java.util.List;
import millions.infra.CommandFailure;

/**
 * One thing looked at.
 *
 * @param cures what mends it; empty when it is well
 */
record Finding(Mark mark, String what, String state, List<String> cures) {

  enum Mark {
    OK("ok"),
    MISSING("MISSING"),
    /** Could not be looked at; a deployment may go well all the same. */
    UNKNOWN("unknown");

    private final String word;

    Mark(String word) {
      this.word = word;
    }
  }

  static Finding ok(String what, String state) {
    return new Finding(Mark.OK, what, state, List.of());
  }

  static Finding missing(String what, String state, String... cures) {
    return new Finding(Mark.MISSING, what, state, List.of(cures));
  }

  static Finding unknown(String what, String state, String... cures) {
    return new Finding(Mark.UNKNOWN, what, state, List.of(cures));
  }

  /** What the failure says; further lines of it are its cures. */
  static Finding missing(String what, CommandFailure failure) {
    var lines = failure.getMessage().lines().toList();
    return new Finding(Mark.MISSING, what, lines.getFirst(), lines.subList(1, lines.size()));
  }

  boolean isMissing() {
    return mark == Mark.MISSING;
  }

  /** As {@code ./millions doctor} writes it. */
  String line() {
    var line = new StringBuilder("  %-8s%-12s %s".formatted(mark.word, what, state));
    cures.forEach(cure -> line.append("\n            → ").append(cure));
    return line.toString();
  }
}
