package millions.localstack.deployment;

import java.util.Map;
import java.util.Optional;
import millions.ladder.CommandRefused;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import millions.local.stages.PasswordNames;
import millions.local.stages.RunContext;
import millions.local.template.SecretField;
import millions.localstack.emulator.Emulator;

/**
 * What a stack and the data on this machine must agree about: in which bucket of which LocalStack
 * content lies, and the passwords.
 */
final class StackAndData {

  /** Names of passwords here, by the setting that names their file on a machine of AWS. */
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "MILLIONS_SQL_PASSWORD_FILE", PasswordNames.SQL,
          "MILLIONS_CACHE_REDIS_PASSWORD_FILE", PasswordNames.CACHE);

  private final RunContext context;
  private final BucketLocation bucket;
  private final Emulator emulator;

  StackAndData(RunContext context, BucketLocation bucket, Emulator emulator) {
    this.context = context;
    this.bucket = bucket;
    this.emulator = emulator;
  }

  /**
   * Looks that no content lies in another LocalStack.
   *
   * @throws CommandRefused when some may
   */
  void mustLieHere(Stage next) {
    BucketLocation.kept(context.state())
        .filter(kept -> !kept.where().equals(where()))
        .ifPresent(
            kept -> {
              throw CommandRefused.refused(
                  "The content of these runs lies in another LocalStack (bucket %s). Go on there: ./millions up %d %s; or forget all data with --fresh"
                      .formatted(kept.bucket(), next.number(), kept.option()));
            });
  }

  private String where() {
    return emulator.ours() ? BucketLocation.OURS : emulator.endpoint().toString();
  }

  /**
   * The bucket of the stack is the one of the services, and so are its passwords.
   *
   * @throws StartFailure when content lies in another bucket
   */
  void agree(DeployedStage stage) {
    Optional.ofNullable(stage.stack().outputs().get("ContentBucket")).ifPresent(this::keep);
    try (var stacks = new StackQueries(new LocalStackEndpoint(emulator.endpoint()))) {
      for (var program : stage.template().programs().values()) {
        PASSWORDS.forEach(
            (setting, name) ->
                program.passwordOf(setting).ifPresent(field -> share(stacks, field, name)));
      }
    }
  }

  private void keep(String name) {
    BucketLocation.kept(context.state())
        .filter(kept -> !kept.bucket().equals(name))
        .ifPresent(
            kept -> {
              throw new StartFailure(
                  "The stack has now the bucket %s, but content of these runs lies in %s. Forget all data with --fresh, or find that bucket"
                      .formatted(name, kept.bucket()));
            });
    bucket.keep(new BucketLocation.Kept(name, where()));
  }

  /** The data on the disk knows the password it was made with, so that one wins. */
  private void share(StackQueries stacks, SecretField field, String name) {
    var secrets = context.secrets();
    var deployed = stacks.secret(field.arn(), field.field());
    if (!secrets.knows(name)) {
      secrets.set(name, deployed);
    } else if (!secrets.of(name).equals(deployed)) {
      stacks.keepSecret(field.arn(), field.field(), secrets.of(name));
    }
  }
}
