package millions.infra.account;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import millions.infra.CommandFailure;
import millions.infra.Rung;

/**
 * The stack in the account.
 *
 * @param status CloudFormation's word for what was last done to it
 * @param isProtected whether CloudFormation refuses to delete it
 */
record RunningStack(
    String id, String status, Map<String, String> outputs, boolean isProtected, boolean isOurs) {

  private static final Set<String> UPDATABLE =
      Set.of(
          "CREATE_COMPLETE",
          "UPDATE_COMPLETE",
          "UPDATE_ROLLBACK_COMPLETE",
          "IMPORT_COMPLETE",
          "IMPORT_ROLLBACK_COMPLETE");

  private static final String EMPTY = "REVIEW_IN_PROGRESS";

  Optional<String> output(String key) {
    return Optional.ofNullable(outputs.get(key));
  }

  /** A change set was made for it and never carried out: there is nothing in it. */
  boolean isEmpty() {
    return status.equals(EMPTY);
  }

  boolean isBeingDeleted() {
    return status.equals("DELETE_IN_PROGRESS");
  }

  boolean isBusy() {
    return status.endsWith("_IN_PROGRESS") && !isEmpty();
  }

  /**
   * The rung it stands on.
   *
   * @throws CommandFailure when it does not say so
   */
  Rung stage() {
    return output("Stage")
        .map(text -> text.strip().split("\\s+")[0])
        .flatMap(Rung::of)
        .orElseThrow(
            () ->
                new CommandFailure(
                    1, "The stack Millions does not say which stage it is: no output 'Stage'."));
  }

  /**
   * Refuses a stack that is somebody else's.
   *
   * @throws CommandFailure when it lacks the project's tag
   */
  RunningStack ours() {
    if (!isOurs) {
      throw new CommandFailure(
          1,
          "There is a stack Millions in this account without the tag project=millions:"
              + " it is not this project's and stays as it is.");
    }
    return this;
  }

  /** Why it cannot be updated now, and what to do about it. */
  Optional<String> obstacle() {
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
