package millions.local.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import millions.local.emulator.Emulator;
import millions.local.process.Part;
import millions.local.process.Part.Health;
import millions.local.process.Provision;
import millions.local.process.StartFailure;
import millions.local.stack.DeployedStack;
import millions.local.stack.Place;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * LocalStack: the very application that deploys to AWS is deployed into it, and what it has is
 * used. What it has in name only is stood in for by the processes of the embedded backend.
 *
 * <p>It forgets its stacks with each end of its process; then the stage is deployed again, while
 * the boxes run on.
 */
final class OnLocalStack implements Backend {

  /** Names of passwords here, by the setting that names their file on a machine of AWS. */
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "MILLIONS_SQL_PASSWORD_FILE", SqlBoxes.PASSWORD,
          "MILLIONS_CACHE_REDIS_PASSWORD_FILE", Boxes.CACHE_PASSWORD);

  private final Premises premises;
  private final Emulator emulator;
  private final Consumer<String> tell;
  private final BucketHome bucket;
  private final ContentBoxes content;
  private final StageDeployment deployments;
  private final Object deploying = new Object();
  private volatile DeployedStack stack;
  private volatile Health health = Health.STARTING;
  private volatile Rung rung;
  private volatile int deployedInLife;
  private volatile Thread again;
  private boolean started;

  OnLocalStack(Premises premises, Emulator emulator, Consumer<String> tell) {
    this.premises = premises;
    this.emulator = emulator;
    this.tell = tell;
    this.bucket = new BucketHome(premises.state(), this::place, () -> health);
    this.content =
        new ContentBoxes(
            new DiskHome(premises.state().disk()), bucket, List.of(ObjectServerHome.of(premises)));
    this.deployments = new StageDeployment(premises.state(), emulator);
  }

  private Place place() {
    return new Place(emulator.endpoint());
  }

  @Override
  public void prepare(Rung next, Consumer<String> progress) {
    synchronized (deploying) {
      if (!started) {
        emulator.start(progress);
        started = true;
        health = Health.UP;
      }
      deploy(next, progress);
    }
  }

  private void deploy(Rung next, Consumer<String> progress) {
    try {
      stack = deployments.deploy(next, progress);
      takeOver(next);
    } catch (SdkException e) {
      throw new StartFailure("LocalStack does not answer as it should: " + e.getMessage(), e);
    }
    rung = next;
    deployedInLife = emulator.lives();
  }

  /** The bucket of the stack and its passwords are those the boxes use. */
  private void takeOver(Rung next) {
    Optional.ofNullable(stack.outputs().get("ContentBucket")).ifPresent(bucket::keep);
    var template = StageTemplate.of(stack.template(), stack::valueOf);
    PASSWORDS.forEach(
        (setting, name) ->
            template
                .passwordOf(setting)
                .ifPresent(field -> deployments.share(field, premises.secrets(), name)));
  }

  @Override
  public Stage draw(Rung drawn) {
    var template = StageTemplate.of(stack.template(), stack::valueOf);
    return drawn.picture().draw(new Boxes(premises, template, content));
  }

  @Override
  public void check() {
    boolean answers;
    synchronized (emulator) {
      answers = emulator.check();
    }
    if (answers != (health == Health.UP)) {
      health = answers ? Health.UP : Health.DOWN;
    }
    var working = again;
    if (answers && emulator.lives() > deployedInLife && (working == null || !working.isAlive())) {
      again = Thread.ofVirtual().name("deploy again").start(this::deployAgain);
    }
  }

  private void deployAgain() {
    synchronized (deploying) {
      if (emulator.lives() == deployedInLife) {
        return;
      }
      tell.accept("LocalStack came back and knows no stack; deploying stage " + rung + " again");
      try {
        deploy(rung, tell);
        tell.accept("Stage " + rung + " is deployed again");
      } catch (StartFailure e) {
        // the boxes have all they need; only the next climb wants the stack
        deployedInLife = emulator.lives();
        tell.accept(e.getMessage());
      }
    }
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part(
            "localstack",
            "localstack",
            emulator.pid(),
            emulator.endpoint().getAuthority(),
            health,
            List.of(),
            Provision.LOCALSTACK,
            false));
  }

  @Override
  public Optional<Deployment> deployment() {
    return Optional.ofNullable(stack)
        .map(
            deployed ->
                new Deployment(
                    emulator.endpoint().toString(),
                    emulator.how(),
                    Services.of(deployed.resources())));
  }

  @Override
  public void stop() {
    var working = again;
    if (working != null) {
      working.interrupt();
      try {
        working.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (emulator) {
      emulator.stop();
    }
    health = Health.DOWN;
  }
}
