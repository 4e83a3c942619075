package millions.ladder.template;

/** A value of a resource that the template alone does not give; the message says which and why. */
public final class UnresolvedValue extends RuntimeException {

  /**
   * @param reason follows the name of the resource in a sentence: {@code has no MaxSize}
   */
  public UnresolvedValue(String reason) {
    super(reason, null, false, false);
  }
}
