package millions.infra.template;

/** A value of a resource that the template alone does not give; the message says which and why. */
public final class UnresolvedValue extends RuntimeException {

  UnresolvedValue(String reason) {
    super(reason, null, false, false);
  }
}
