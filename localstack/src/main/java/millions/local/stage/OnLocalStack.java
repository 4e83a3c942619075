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
  private volatile Deployed now;
  private volatile Deployed before;
  private volatile Health health = Health.STARTING;

  /** Another life than this has no stack, or another one than the boxes are drawn for. */
  private volatile int deployedInLife;

  private volatile Thread again;
  private boolean started;

  /** A stage and its stack. */
  private record Deployed(Rung rung, DeployedStack stack) {

    StageTemplate template() {
      return StageTemplate.of(stack.template(), stack::valueOf);
    }
  }

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
        start(next, progress);
      }
      var deployed = deploy(next, progress);
      before = now;
      now = deployed;
    }
  }

  private void start(Rung next, Consumer<String> progress) {
    BucketHome.kept(premises.state())
        .filter(kept -> !kept.where().equals(where()))
        .ifPresent(
            kept -> {
              throw NotNow.refused(
                  "The content of these runs lies in another LocalStack (bucket %s). Go on there: ./millions up %d %s; or forget all data with --fresh"
                      .formatted(kept.bucket(), next.number(), kept.option()));
            });
    emulator.start(progress);
    if (!emulator.ours()) {
      Forgetting.later(premises.state(), emulator.endpoint());
    }
    started = true;
    health = Health.UP;
  }

  private String where() {
    return emulator.ours() ? BucketHome.OURS : emulator.endpoint().toString();
  }

  private Deployed deploy(Rung rung, Consumer<String> progress) {
    try {
      var done = deployments.deploy(rung, progress);
      var deployed = new Deployed(rung, done.stack());
      takeOver(deployed);
      deployedInLife = done.life();
      return deployed;
    } catch (SdkException e) {
      throw new StartFailure("LocalStack does not answer as it should: " + e.getMessage(), e);
    }
  }

  /** The bucket of the stack and its passwords are those the boxes use. */
  private void takeOver(Deployed deployed) {
    Optional.ofNullable(deployed.stack().outputs().get("ContentBucket")).ifPresent(this::keep);
    var template = deployed.template();
    PASSWORDS.forEach(
        (setting, name) ->
            template
                .passwordOf(setting)
                .ifPresent(field -> deployments.share(field, premises.secrets(), name)));
  }

  private void keep(String name) {
    BucketHome.kept(premises.state())
        .filter(kept -> !kept.bucket().equals(name))
        .ifPresent(
            kept -> {
              throw new StartFailure(
                  "The stack has now the bucket %s, but content of these runs lies in %s. Forget all data with --fresh, or find that bucket"
                      .formatted(name, kept.bucket()));
            });
    bucket.keep(new BucketHome.Kept(name, where()));
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
