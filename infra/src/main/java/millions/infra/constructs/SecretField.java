package millions.infra.constructs;

/**
 * A reference to one field of a secret in Secrets Manager. The machine fetches the value; no
 * template holds it.
 */
public record SecretField(String arn, String field) {

  /** The placeholder that the machine's scripts replace with the value. */
  String placeholder() {
    return "@{secret:%s:%s}".formatted(arn, field);
  }
}
