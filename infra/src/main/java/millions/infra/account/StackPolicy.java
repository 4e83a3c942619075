package millions.infra.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import millions.infra.Project;
import millions.infra.constructs.MillionsStack;
import millions.infra.diff.Change;
import millions.infra.diff.Impact;
import millions.infra.diff.TemplateDiff;

/**
 * CloudFormation's own lock on databases and buckets ({@code infra/stack-policy.json}): an update
 * that would replace or remove one is refused, whoever asks for it.
 */
record StackPolicy(Account account) {

  private static final Set<String> TYPES = Set.of("AWS::RDS::DBInstance", "AWS::S3::Bucket");
  private static final Set<Impact> REFUSED = Set.of(Impact.REPLACE, Impact.REMOVE, Impact.ORPHAN);

  private static final String NONE =
      """
      {"Statement":[{"Effect":"Allow","Action":"Update:*","Principal":"*","Resource":"*"}]}""";

  /** What of this update the policy would refuse. */
  static List<Change> refused(TemplateDiff diff) {
    return diff.changes().stream()
        .filter(change -> TYPES.contains(change.type()) && REFUSED.contains(change.impact()))
        .toList();
  }

  /** Locks the stack as the project's file says. */
  void set() {
    try {
      set(Files.readString(Project.root().resolve("infra/stack-policy.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Allows everything, for one update; the caller sets the policy again whatever comes of it. */
  void lift() {
    set(NONE);
  }

  private void set(String policy) {
    Asked.of(
        "cloudformation:SetStackPolicy",
        () ->
            account
                .cloudFormation()
                .setStackPolicy(it -> it.stackName(MillionsStack.NAME).stackPolicyBody(policy)));
  }
}
