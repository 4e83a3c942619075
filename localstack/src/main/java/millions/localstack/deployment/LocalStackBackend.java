package millions.localstack.deployment;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import millions.local.run.Backend;
import millions.local.run.Deployment;
import millions.local.service.InstanceStatus;
import millions.local.service.InstanceStatus.Health;
import millions.local.service.RunBy;
import millions.local.stages.ContentServices;
import millions.local.stages.DrawnStage;
import millions.local.stages.LocalServices;
import millions.local.stages.Pictures;
import millions.local.stages.RunContext;
import millions.localstack.emulator.Emulator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * LocalStack: the very application that deploys to AWS is deployed into it, and what it has is
 * used. What it has in name only is stood in for by the processes of the embedded backend.
 *
 * <p>It forgets its stacks with each end of its process; then the stage is deployed again, while
 * the services run on.
 */
public final class LocalStackBackend implements Backend {

  static final String TITLE = "LocalStack";

  /** As the topology says who does a service's work. */
  static final RunBy LOCALSTACK = new RunBy(TITLE);

  private final RunContext context;
  private final Emulator emulator;
  private final Consumer<String> tell;
  private final ContentServices content;
  private final StageDeployment deployments;
  private final StackAndData data;
  private final Object deploying = new Object();
  private volatile DeployedStage now;
  private volatile DeployedStage before;
  private volatile Health health = Health.STARTING;

  /** Another life than this has no stack, or another one than the services are drawn for. */
  private volatile int deployedInLife;

  private volatile Thread again;
  private boolean started;

  public LocalStackBackend(RunContext context, Emulator emulator, Consumer<String> tell) {
    this.context = context;
    this.emulator = emulator;
    this.tell = tell;
    var bucket = new BucketLocation(context.state(), this::place, () -> health);
    this.content = ContentServices.in(bucket, context);
    this.data = new StackAndData(context, bucket, emulator);
    this.deployments = new StageDeployment(context.state(), emulator);
  }

  private LocalStackEndpoint place() {
    return new LocalStackEndpoint(emulator.endpoint());
  }

  @Override
  public void prepare(Stage next, Consumer<String> progress) {
    synchronized (deploying) {
      if (!started) {
        start(next, progress);
      }
      var deployed = deploy(next, progress);
      before = now;
      now = deployed;
    }
  }

  private void start(Stage next, Consumer<String> progress) {
    data.mustLieHere(next);
    emulator.start(progress);
    if (!emulator.ours()) {
      GivenLocalStack.remember(context.state(), emulator.endpoint());
    }
    started = true;
    health = Health.UP;
  }

  private DeployedStage deploy(Stage stage, Consumer<String> progress) {
    try {
      var done = deployments.deploy(stage, progress);
      var deployed = new DeployedStage(stage, done.stack());
      data.agree(deployed);
      deployedInLife = done.life();
      return deployed;
    } catch (SdkException e) {
      throw new StartFailure("LocalStack does not answer as it should: " + e.getMessage(), e);
    }
  }

  /** What is deployed by now is another stage: that is mended while the services work. */
  @Override
  public void goBack() {
    synchronized (deploying) {
      now = before;
      deployedInLife = 0;
    }
  }

  @Override
  public DrawnStage draw(Stage drawn) {
    return Pictures.of(drawn).draw(new LocalServices(context, now.template(), content));
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
          "LocalStack has another stack than stage %s; deploying that".formatted(wanted.stage()));
      try {
        now = deploy(wanted.stage(), tell);
        tell.accept("Stage %s is deployed again".formatted(wanted.stage()));
      } catch (RuntimeException e) {
        // the services have all they need; the next climb deploys anyway
        deployedInLife = emulator.lives();
        tell.accept("It could not be deployed: " + e.getMessage());
      }
    }
  }

  @Override
  public List<InstanceStatus> instances() {
    return List.of(
        new InstanceStatus(
            "localstack",
            "localstack",
            emulator.pid(),
            emulator.endpoint().getAuthority(),
            health,
            List.of(),
            LOCALSTACK));
  }

  @Override
  public Optional<Deployment> deployment() {
    return Optional.ofNullable(now)
        .map(
            deployed ->
                new Deployment(
                    TITLE,
                    emulator.endpoint().toString(),
                    emulator.how(),
                    TemplateServices.of(deployed.stack().resources())));
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
