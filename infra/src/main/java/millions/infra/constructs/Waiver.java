package millions.infra.constructs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/**
 * A rule of cdk-nag that one resource does not follow, with the reason, kept in the template where
 * reviewers see it; {@code docs/security.md} lists all of them.
 */
final class Waiver {

  private static final String KEY = "cdk_nag";

  private Waiver() {}

  /** Waives a rule for one resource. */
  static void of(IConstruct construct, String rule, String reason) {
    note(resource(construct), waiver(rule, reason));
  }

  /** Waives one finding of a rule that can have several on a resource, such as a wildcard. */
  static void of(IConstruct construct, String rule, String finding, String reason) {
    var waiver = waiver(rule, reason);
    waiver.put("applies_to", List.of(finding));
    note(resource(construct), waiver);
  }

  private static Map<String, Object> waiver(String rule, String reason) {
    var waiver = new TreeMap<String, Object>();
    waiver.put("id", rule);
    waiver.put("reason", reason);
    return waiver;
  }

  private static CfnResource resource(IConstruct construct) {
    return construct instanceof CfnResource resource
        ? resource
        : (CfnResource) construct.getNode().getDefaultChild();
  }

  @SuppressWarnings("unchecked")
  private static void note(CfnResource resource, Map<String, Object> waiver) {
    var rules = new ArrayList<Object>();
    if (resource.getMetadata(KEY) instanceof Map<?, ?> noted) {
      rules.addAll((List<Object>) noted.get("rules_to_suppress"));
    }
    rules.add(waiver);
    resource.addMetadata(KEY, Map.of("rules_to_suppress", rules));
  }
}
