package millions.infra.constructs.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/**
 * Suppresses rules of cdk-nag for single resources. The template keeps each suppression with its
 * reason, where reviewers see it; {@code docs/security.md} lists them all.
 */
public final class NagSuppressions {

  private static final String KEY = "cdk_nag";

  private NagSuppressions() {}

  /** Suppresses a rule for one resource. */
  public static void add(IConstruct construct, String rule, String reason) {
    addTo(resource(construct), suppression(rule, reason));
  }

  private static Map<String, Object> suppression(String rule, String reason) {
    return new TreeMap<>(Map.of("id", rule, "reason", reason));
  }

  private static CfnResource resource(IConstruct construct) {
    return construct instanceof CfnResource resource
        ? resource
        : (CfnResource) construct.getNode().getDefaultChild();
  }

  @SuppressWarnings("unchecked")
  private static void addTo(CfnResource resource, Map<String, Object> suppression) {
    var rules = new ArrayList<Object>();
    if (resource.getMetadata(KEY) instanceof Map<?, ?> metadata) {
      rules.addAll((List<Object>) metadata.get("rules_to_suppress"));
    }
    rules.add(suppression);
    resource.addMetadata(KEY, Map.of("rules_to_suppress", rules));
  }
}
