package millions.infra.diff;

import java.util.List;

/**
 * What happens to one resource.
 *
 * @param type CloudFormation's, {@code AWS::RDS::DBInstance}
 * @param properties names of the properties that differ; empty for a new or a removed resource
 */
public record Change(String logicalId, String type, Impact impact, List<String> properties) {

  public Change {
    properties = List.copyOf(properties);
  }

  /** Whether the resource keeps something that a new one in its place would not have. */
  public boolean isStateful() {
    return Stateful.is(type);
  }

  /** Whether what the resource keeps may be gone afterwards. */
  public boolean endangersData() {
    return isStateful()
        && switch (impact) {
          case REPLACE, MAY_REPLACE, REMOVE -> true;
          case CREATE, UPDATE, ORPHAN -> false;
        };
  }
}
