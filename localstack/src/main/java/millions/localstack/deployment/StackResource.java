package millions.localstack.deployment;

/**
 * One resource of a deployed stack.
 *
 * @param type as CloudFormation names it: {@code AWS::S3::Bucket}
 * @param physicalId what its {@code Ref} gives
 * @param placeholder the emulator does not have this type: it is there in name only, and all its
 *     attributes read {@code unknown}
 */
public record StackResource(String logicalId, String type, String physicalId, boolean placeholder) {

  /** What LocalStack gives for everything it does not know. */
  static final String UNKNOWN = "unknown";

  /** {@code S3} of {@code AWS::S3::Bucket}. */
  public String service() {
    return type.split("::")[1];
  }
}
