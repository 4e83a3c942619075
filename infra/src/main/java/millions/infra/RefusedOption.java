package millions.infra;

/** An option or context value that cannot be taken; the message names it and what is allowed. */
public final class RefusedOption extends IllegalArgumentException {

  public RefusedOption(String name, String fault) {
    super("%s: %s.".formatted(name, fault));
  }
}
