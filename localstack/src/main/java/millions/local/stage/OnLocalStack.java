package millions.local.stage;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import millions.local.emulator.Emulator;
import millions.local.process.Part;
import millions.local.process.Part.Health;
import millions.local.process.Provision;
import millions.local.process.StartFailure;
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

  private final Premises premises;
  private final Emulator emulator;
  private final Consumer<String> tell;
  private final ContentBoxes content;
  private final StageDeployment deployments;
  private final StackAndData data;
  private final Object deploying = new Object();
  private volatile DeployedStage now;
  private volatile DeployedStage before;
  private volatile Health health = Health.STARTING;

  /** Another life than this has no stack, or another one than the boxes are drawn for. */
  private volatile int deployedInLife;

  private volatile Thread again;
  private boolean started;

  OnLocalStack(Premises premises, Emulator emulator, Consumer<String> tell) {
    this.premises = premises;
    this.emulator = emulator;
    this.tell = tell;
    var bucket = new BucketHome(premises.state(), this::place, () -> health);
    this.content =
        new ContentBoxes(
            new DiskHome(premises.state().disk()), bucket, List.of(ObjectServerHome.of(premises)));
    this.data = new StackAndData(premises, bucket, emulator);
    this.deployments = new StageDeployment(premises.state(), emulator);
  }

  private Place place() {
    return new Place(emulator.endpoint());
  }

  @Override
  public void prepare(Rung next, Consumer<String> progress) {
    synchronized (deploying) {
      if (!started) {
        start(next, progress);
      }
      var deployed = deploy(next, progress);
      before = now;
      now = deployed;
    }
  }

  private void start(Rung next, Consumer<String> progress) {
    data.mustLieHere(next);
    emulator.start(progress);
    if (!emulator.ours()) {
      Forgetting.later(premises.state(), emulator.endpoint());
    }
    started = true;
    health = Health.UP;
  }

  private DeployedStage deploy(Rung rung, Consumer<String> progress) {
    try {
      var done = deployments.deploy(rung, progress);
      var deployed = new DeployedStage(rung, done.stack());
      data.agree(deployed);
      deployedInLife = done.life();
      return deployed;
    } catch (SdkException e) {
      throw new StartFailure("LocalStack does not answer as it should: " + e.getMessage(), e);
    }
  }

  /** What is deployed by now is another stage: that is mended while the boxes work. */
  @Override
  public void goBack() {
    synchronized (deploying) {
      now = before;
      deployedInLife = 0;
    }
  }

  @Override
  public Stage draw(Rung drawn) {
    return drawn.picture().draw(new Boxes(premises, now.template(), content));
  }

  @Override
  public void check() {
    boolean answers;
    synchronized (emulator) {
      answers = emulator.check();
    }
    health = answers ? Health.UP : Health.DOWN;
    var working = again;
    if (answers && emulator.lives() != deployedInLife && (working == null || !working.isAlive())) {
      again = Thread.ofVirtual().name("deploy again").start(this::deployAgain);
    }
  }

  private void deployAgain() {
    synchronized (deploying) {
      var wanted = now;
      if (emulator.lives() == deployedInLife) {
        return;
      }
      tell.accept(
          "LocalStack has another stack than stage %s; deploying that".formatted(wanted.rung()));
      try {
        now = deploy(wanted.rung(), tell);
        tell.accept("Stage %s is deployed again".formatted(wanted.rung()));
      } catch (RuntimeException e) {
        // the boxes have all they need; the next climb deploys anyway
        deployedInLife = emulator.lives();
        tell.accept("It could not be deployed: " + e.getMessage());
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
    return Optional.ofNullable(now)
        .map(
            deployed ->
                new Deployment(
                    emulator.endpoint().toString(),
                    emulator.how(),
                    Services.of(deployed.stack().resources())));
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
