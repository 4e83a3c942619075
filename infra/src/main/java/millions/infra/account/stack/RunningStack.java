package millions.infra.account.stack;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import millions.infra.CommandFailure;
import millions.ladder.Stage;

/**
 * The project's stack in the account.
 *
 * @param status CloudFormation's status, {@code UPDATE_COMPLETE}
 * @param isProtected whether it has termination protection
 * @param isOurs whether it has the project's tag
 */
public record RunningStack(
    String id, String status, Map<String, String> outputs, boolean isProtected, boolean isOurs) {

  private static final Set<String> UPDATABLE =
      Set.of(
          "CREATE_COMPLETE",
          "UPDATE_COMPLETE",
          "UPDATE_ROLLBACK_COMPLETE",
          "IMPORT_COMPLETE",
          "IMPORT_ROLLBACK_COMPLETE");

  private static final String EMPTY = "REVIEW_IN_PROGRESS";

  /** The value of a stack output, if there is one. */
  public Optional<String> output(String key) {
    return Optional.ofNullable(outputs.get(key));
  }

  /** Whether it has no resources, since its first change set was never executed. */
  public boolean isEmpty() {
    return status.equals(EMPTY);
  }

  /** Whether CloudFormation is deleting it. */
  public boolean isBeingDeleted() {
    return status.equals("DELETE_IN_PROGRESS");
  }

  /** Whether CloudFormation is changing it. */
  public boolean isBusy() {
    return status.endsWith("_IN_PROGRESS") && !isEmpty();
  }

  /**
   * The stage that it is.
   *
   * @throws CommandFailure when it has no such output
   */
  public Stage stage() {
    return output("Stage")
        .map(text -> text.strip().split("\\s+")[0])
        .flatMap(Stage::of)
        .orElseThrow(
            () ->
                new CommandFailure(
                    1, "The stack Millions does not say which stage it is: no output 'Stage'."));
  }

  /**
   * This stack.
   *
   * @throws CommandFailure when it lacks the project's tag and belongs to somebody else
   */
  public RunningStack requireOurs() {
    if (!isOurs) {
      throw new CommandFailure(
          1,
          "There is a stack Millions in this account without the tag project=millions:"
              + " it is not this project's and stays as it is.");
    }
    return this;
  }

  /** Why it cannot be updated now, and what to do about it; empty if it can. */
  public Optional<String> updateBlocker() {
    if (UPDATABLE.contains(status) || isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "The stack Millions is in state %s: %s"
            .formatted(
                status,
                switch (status) {
                  case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED" ->
                      "it cannot be updated any more; remove what is left with ./millions destroy";
                  case "UPDATE_FAILED", "UPDATE_ROLLBACK_FAILED", "IMPORT_ROLLBACK_FAILED" ->
                      "bring it back to what it was with: cd infra && npx cdk rollback Millions";
                  default ->
                      "something is being done to it; wait for its end and try again, or look:"
                          + " aws cloudformation describe-stack-events --stack-name Millions"
                          + " --region us-east-1";
                }));
  }
}
