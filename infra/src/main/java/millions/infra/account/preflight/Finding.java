package millions.infra.account.preflight;

import java.util.List;
import millions.infra.CommandFailure;

/**
 * The result of one check.
 *
 * @param subject what was checked
 * @param state what was found
 * @param fixes commands or advice that fix it; empty when nothing is missing
 */
public record Finding(Status status, String subject, String state, List<String> fixes) {

  enum Status {
    OK("ok"),
    MISSING("MISSING"),
    /** Could not be checked; a deployment may succeed all the same. */
    UNKNOWN("unknown");

    private final String word;

    Status(String word) {
      this.word = word;
    }
  }

  static Finding ok(String subject, String state) {
    return new Finding(Status.OK, subject, state, List.of());
  }

  static Finding missing(String subject, String state, String... fixes) {
    return new Finding(Status.MISSING, subject, state, List.of(fixes));
  }

  static Finding unknown(String subject, String state, String... fixes) {
    return new Finding(Status.UNKNOWN, subject, state, List.of(fixes));
  }

  /** The first line of the failure is the state, its further lines are the fixes. */
  static Finding missing(String subject, CommandFailure failure) {
    var lines = failure.getMessage().lines().toList();
    return new Finding(Status.MISSING, subject, lines.getFirst(), lines.subList(1, lines.size()));
  }

  /** Whether it stops a deployment. */
  public boolean isMissing() {
    return status == Status.MISSING;
  }

  /** The line that {@code ./millions doctor} prints, with a line for each fix. */
  public String line() {
    var line = new StringBuilder("  %-8s%-12s %s".formatted(status.word, subject, state));
    fixes.forEach(fix -> line.append("\n            → ").append(fix));
    return line.toString();
  }
}
