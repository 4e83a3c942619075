package millions.infra.constructs;

/**
 * One field of a secret in Secrets Manager, by reference; the machine fetches it, no template holds
 * it.
 */
public record SecretField(String arn, String field) {

  /** As the machine's software reads it. */
  String placeholder() {
    return "@{secret:%s:%s}".formatted(arn, field);
  }
}
