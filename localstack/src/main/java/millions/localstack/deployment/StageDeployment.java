package millions.localstack.deployment;

import java.util.List;
import java.util.function.Consumer;
import millions.ladder.CdkCommandLine;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import millions.local.state.StateDirectory;
import millions.localstack.emulator.Emulator;

/** Brings a stage's stack into LocalStack, from whatever state an earlier deployment left it in. */
final class StageDeployment {

  private final StateDirectory state;
  private final Emulator emulator;

  StageDeployment(StateDirectory state, Emulator emulator) {
    this.state = state;
    this.emulator = emulator;
  }

  /**
   * What was deployed.
   *
   * @param life in which life of the emulator
   */
  record Done(DeployedStack stack, int life) {}

  /**
   * Deploys the stage: creates the stack, or updates it in place.
   *
   * @throws StartFailure naming each resource that failed and why
   */
  Done deploy(Stage stage, Consumer<String> tell) {
    var cdk = commandLine();
    try (var stacks = new StackQueries(place())) {
      if (stacks.find().filter(DeployedStack::failed).isPresent()) {
        startAnew(tell);
      }
      var life = emulator.lives();
      if (!stacks.isBootstrapped()) {
        tell.accept("Bootstrapping the CDK in LocalStack");
        cdk.bootstrap();
      }
      tell.accept("Deploying stage " + stage + " into LocalStack");
      if (!cdk.deploy(stage.number(), tell)) {
        throw failure(stage, stacks);
      }
      var stack = stacks.find();
      return new Done(
          stack.orElseThrow(
              () -> new StartFailure("LocalStack lost the stack as soon as it was there")),
          life);
    }
  }

  /** LocalStack can neither roll back a failed deployment nor delete its stack. */
  private void startAnew(Consumer<String> tell) {
    if (!emulator.ours()) {
      throw new StartFailure(
          "The last deployment into the LocalStack at %s failed half way, which it cannot undo. Restart that LocalStack, then try again."
              .formatted(emulator.endpoint()));
    }
    tell.accept(
        "The last deployment failed half way, which LocalStack cannot undo: it is started anew, without its stacks; for a few seconds there is no content");
    // whoever looks after it meanwhile must not start a second one
    synchronized (emulator) {
      emulator.stop();
      emulator.start(tell);
    }
  }

  private StartFailure failure(Stage stage, StackQueries stacks) {
    var causes = stacks.find().isPresent() ? stacks.failures() : List.<String>of();
    return new StartFailure(
        "Stage %s could not be deployed into LocalStack%s%nThe next ./millions up tries again. Log: %s"
            .formatted(
                stage,
                causes.isEmpty() ? "." : ":\n  " + String.join("\n  ", causes),
                state.logs().resolve("cdk.log")));
  }

  private CdkInLocalStack commandLine() {
    return new CdkInLocalStack(
        CdkCommandLine.ofThisProject(),
        place(),
        state.root().resolve("localstack/cdk"),
        state.logs().resolve("cdk.log"));
  }

  private LocalStackEndpoint place() {
    return new LocalStackEndpoint(emulator.endpoint());
  }
}
