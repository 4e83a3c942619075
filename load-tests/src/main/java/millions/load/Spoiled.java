package millions.load;

/** A measurement that must not be reported. The message is one sentence that says why. */
final class Spoiled extends RuntimeException {

  private static final long serialVersionUID = 1;

  Spoiled(String message) {
    super(message);
  }
}
