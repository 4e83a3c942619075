package millions.infra.account;

import java.util.Optional;

/**
 * The machine image of the web servers: chosen when a stack begins and kept on every rung, for a
 * newer one would replace machines that nobody asked to replace.
 */
record MachineImage(Account account) {

  private static final String NEWEST =
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.12-arm64";

  String of(Optional<RunningStack> running) {
    return running
        .flatMap(stack -> stack.output("Image"))
        .orElseGet(
            () ->
                Asked.of(
                    "ssm:GetParameter",
                    () -> account.ssm().getParameter(it -> it.name(NEWEST)).parameter().value()));
  }
}
