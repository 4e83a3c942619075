package millions.infra.account;

import java.util.Optional;

/**
 * Finds the machine image of the web servers: the one of the running stack, since a newer one would
 * replace machines that nobody asked to replace, or the newest one for a new stack.
 */
record MachineImageLookup(Account account) {

  private static final String NEWEST =
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.12-arm64";

  String imageFor(Optional<RunningStack> running) {
    return running
        .flatMap(stack -> stack.output("Image"))
        .orElseGet(
            () ->
                AwsQuery.of(
                    "ssm:GetParameter",
                    () -> account.ssm().getParameter(it -> it.name(NEWEST)).parameter().value()));
  }
}
