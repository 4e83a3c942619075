package millions.localstack.emulator;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import millions.local.process.StartFailure;
import org.testcontainers.containers.BindMode;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in a container of Testcontainers, which hands the engine's socket in and whose Ryuk
 * ends the container when this process is gone.
 */
final class ContainerEmulator implements Emulator {

  static final String IMAGE = "localstack/localstack:4.14.0";

  private static final int INNER_PORT = 4566;
  private static final String SCRIPTS = "/etc/localstack/init/start.d/";
  private static final Path KEEP = Path.of("/var/lib/millions");
  private static final Duration SCRIPTS_LIMIT = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final String image;
  private final Path data;
  private final int port;
  private final Map<String, String> passedOn;
  private final URI endpoint;
  private final String owner = LocalStackSettings.newOwner();
  private final ProcessLives lives;
  private final EmulatorPort ownPort;
  private Consumer<String> tell = message -> {};
  private LocalStackContainer container;
  private CompletableFuture<Void> restart = CompletableFuture.completedFuture(null);

  ContainerEmulator(String image, Path data, int port, Map<String, String> passedOn) {
    this.image = image;
    this.data = data;
    this.port = port;
    this.passedOn = passedOn;
    this.endpoint = URI.create("http://localhost:" + port);
    var marker = new Marker(endpoint);
    this.lives = ProcessLives.of(owner, marker);
    this.ownPort = new EmulatorPort(endpoint, marker);
  }

  @Override
  public void start(Consumer<String> progress) {
    tell = progress;
    ownPort.mustBeFree();
    tell.accept("LocalStack: " + image + " is started, and fetched before where it is missing.");
    try {
      // made by us, so that it stays ours when the container writes into it
      Files.createDirectories(data);
      container = drawn();
      container.start();
    } catch (Exception e) {
      stop();
      throw ownPort.reason(
          new StartFailure("LocalStack did not start from " + image + ": " + e.getMessage(), e));
    }
    awaitScripts();
  }

  private LocalStackContainer drawn() {
    var name = DockerImageName.parse(image).asCompatibleSubstituteFor("localstack/localstack");
    var drawn =
        new LocalStackContainer(name)
            .withEnv(LocalStackSettings.everywhere(KEEP))
            .withEnv(LocalStackSettings.OWNER, owner)
            .withEnv(passedOn);
    StartupScripts.scripts()
        .forEach(
            (script, text) -> drawn.withCopyToContainer(Transferable.of(text), SCRIPTS + script));
    drawn.withFileSystemBind(data.toString(), KEEP.toString(), BindMode.READ_WRITE);
    drawn.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, INNER_PORT)));
    return drawn;
  }

  private void awaitScripts() {
    var deadline = Instant.now().plus(SCRIPTS_LIMIT);
    while (!lives.ready()) {
      if (Instant.now().isAfter(deadline) || Thread.currentThread().isInterrupted()) {
        stop();
        throw new StartFailure("LocalStack of " + image + " runs without our start-up scripts.");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public String how() {
    return "a container of " + image;
  }

  @Override
  public boolean check() {
    var answers = lives.ready();
    if (!answers && container != null && restart.isDone()) {
      var dead = container;
      restart = CompletableFuture.runAsync(() -> startAgain(dead));
    }
    return answers;
  }

  /** The same container, with its port and what was copied into it. */
  private void startAgain(LocalStackContainer dead) {
    try {
      if (!dead.isRunning()) {
        tell.accept("localstack died; its container is started again.");
        dead.getDockerClient().startContainerCmd(dead.getContainerId()).exec();
      }
    } catch (RuntimeException e) {
      tell.accept("The container of localstack could not be started again: " + e.getMessage());
    }
  }

  @Override
  public int lives() {
    return lives.count();
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.empty();
  }

  @Override
  public void stop() {
    if (container != null) {
      container.stop();
      container = null;
    }
  }
}
