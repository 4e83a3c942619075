package millions.infra.account.stack;

import java.util.Optional;
import millions.infra.account.client.Account;
import millions.infra.account.client.AwsQuery;

/**
 * Finds the machine image of the web servers: the one of the running stack, since a newer one would
 * replace machines that nobody asked to replace, or the newest one for a new stack.
 */
public record MachineImageLookup(Account account) {

  private static final String NEWEST =
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.12-arm64";

  /** The image's id, {@code ami-…}. */
  public String imageFor(Optional<RunningStack> running) {
    return running
        .flatMap(stack -> stack.output("Image"))
        .orElseGet(
            () ->
                AwsQuery.of(
                    "ssm:GetParameter",
                    () -> account.ssm().getParameter(it -> it.name(NEWEST)).parameter().value()));
  }
}
