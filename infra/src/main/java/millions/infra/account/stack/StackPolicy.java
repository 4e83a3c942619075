package millions.infra.account.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import millions.infra.account.client.Account;
import millions.infra.account.client.AwsQuery;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.diff.Impact;
import millions.infra.diff.ResourceChange;
import millions.infra.diff.TemplateDiff;
import millions.ladder.ProjectDirectory;

/**
 * The stack policy of {@code infra/stack-policy.json}, by which CloudFormation refuses every update
 * that would replace or delete a database or a bucket.
 */
public record StackPolicy(Account account) {

  private static final Set<String> TYPES = Set.of("AWS::RDS::DBInstance", "AWS::S3::Bucket");
  private static final Set<Impact> REFUSED = Set.of(Impact.REPLACE, Impact.REMOVE, Impact.ORPHAN);

  private static final String ALLOW_ALL =
      """
      {"Statement":[{"Effect":"Allow","Action":"Update:*","Principal":"*","Resource":"*"}]}""";

  /** The changes of this update that the policy refuses. */
  public static List<ResourceChange> refused(TemplateDiff diff) {
    return diff.changes().stream()
        .filter(change -> TYPES.contains(change.type()) && REFUSED.contains(change.impact()))
        .toList();
  }

  /** Sets the policy of the project's file. */
  public void set() {
    try {
      set(Files.readString(ProjectDirectory.root().resolve("infra/stack-policy.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Allows everything, for one update; the caller sets the policy again whatever comes of it. */
  public void lift() {
    set(ALLOW_ALL);
  }

  private void set(String policy) {
    AwsQuery.of(
        "cloudformation:SetStackPolicy",
        () ->
            account
                .cloudFormation()
                .setStackPolicy(it -> it.stackName(MillionsStack.NAME).stackPolicyBody(policy)));
  }
}
