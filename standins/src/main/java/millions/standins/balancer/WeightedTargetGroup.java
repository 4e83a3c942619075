package millions.standins.balancer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One of the target groups that a rule forwards to.
 *
 * @param targetGroup the group's name
 * @param weight its share of the requests, as a part of the sum of all weights of the rule: 0 to
 *     999, 0 for none
 */
public record WeightedTargetGroup(
    @JsonProperty(required = true) String targetGroup, @JsonProperty(required = true) int weight) {

  public WeightedTargetGroup {
    Limits.matching("targetGroup", targetGroup, ".+", "names of target groups");
    Limits.between("weight", weight, 0, 999);
  }

  /** What a rule may forward to: one to five groups, none twice. */
  static List<WeightedTargetGroup> forward(String field, List<WeightedTargetGroup> groups) {
    var forward = Limits.count("target groups in " + field, groups, 1, 5);
    Limits.unique("target group", forward, WeightedTargetGroup::targetGroup);
    return forward;
  }
}
