package millions.local.process;

import java.util.List;
import java.util.Optional;

/**
 * The kind of machine stages run on. The PostgreSQL and Redis they start are fetched for this one
 * alone: what cannot be tried is not promised.
 */
public final class Platform {

  private static final List<String> X86_64 = List.of("amd64", "x86_64");

  private Platform() {}

  /**
   * Does nothing on a machine of that kind.
   *
   * @throws StartFailure on another
   */
  public static void mustBeSupported() {
    fault(System.getProperty("os.name"), System.getProperty("os.arch"))
        .ifPresent(
            fault -> {
              throw new StartFailure(fault);
            });
  }

  /**
   * Why stages do not run on such a machine; empty when they do.
   *
   * @param system as Java's {@code os.name} has it
   * @param processor as Java's {@code os.arch} has it
   */
  static Optional<String> fault(String system, String processor) {
    return system.equals("Linux") && X86_64.contains(processor)
        ? Optional.empty()
        : Optional.of(
            "Stages run on Linux on x86-64, and this is %s on %s: the PostgreSQL and Redis they start are fetched for that alone."
                .formatted(system, processor));
  }
}
