package millions.local.template;

/**
 * A field of a secret whose value is a JSON object.
 *
 * @param arn {@code ?} where it is known only in a deployment
 */
public record SecretField(String arn, String field) {}
