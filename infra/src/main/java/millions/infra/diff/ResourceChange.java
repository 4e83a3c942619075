package millions.infra.diff;

import java.util.List;

/**
 * The change of one resource by an update of its stack.
 *
 * @param type in CloudFormation, {@code AWS::RDS::DBInstance}
 * @param properties names of the changed properties; empty for a new or a removed resource
 */
public record ResourceChange(
    String logicalId, String type, Impact impact, List<String> properties) {

  public ResourceChange {
    properties = List.copyOf(properties);
  }

  /** Whether the resource holds data or an address that a replacement would not have. */
  public boolean isStateful() {
    return StatefulTypes.contains(type);
  }

  /** Whether the resource may lose its data or address by this change. */
  public boolean endangersData() {
    return isStateful()
        && switch (impact) {
          case REPLACE, MAY_REPLACE, REMOVE -> true;
          case CREATE, UPDATE, ORPHAN -> false;
        };
  }
}
