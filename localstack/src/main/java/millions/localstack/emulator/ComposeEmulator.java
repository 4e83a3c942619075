package millions.localstack.emulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import millions.local.process.LogTail;
import millions.local.process.StartFailure;

/**
 * LocalStack in a container that Docker Compose starts from {@code localstack/compose.yaml}, and
 * restarts when it dies.
 */
final class ComposeEmulator implements Emulator {

  static final String IMAGE = "localstack/localstack:4.14.0";

  private static final Duration SCRIPTS_LIMIT = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final String UNIX = "unix://";

  private final ComposeProject project;
  private final String image;
  private final Path data;
  private final URI endpoint;
  private final String owner = LocalStackSettings.newOwner();
  private final ProcessLives lives;
  private final EmulatorPort port;
  private Consumer<String> tell = message -> {};
  private boolean started;

  /**
   * @param data the directory of the kept content
   * @param port on 127.0.0.1
   */
  ComposeEmulator(ComposeProject project, String image, Path data, int port) {
    this.project = project;
    this.image = image;
    this.data = data;
    this.endpoint = URI.create("http://localhost:" + port);
    var marker = new OwnershipMarker(endpoint);
    this.lives = ProcessLives.of(owner, marker);
    this.port = new EmulatorPort(endpoint, marker);
  }

  @Override
  public void start(Consumer<String> progress) {
    tell = progress;
    port.mustBeFree();
    tell.accept("LocalStack: " + image + " is started, and fetched before where it is missing.");
    started = true;
    try {
      // made by us, so that it stays ours when the container writes into it
      Files.createDirectories(data);
      if (!project.up(settings())) {
        project.copyLogs();
        throw new StartFailure(
            "LocalStack did not start from " + image + "." + LogTail.of(project.log()));
      }
      awaitScripts();
    } catch (IOException e) {
      stop();
      throw new StartFailure("There is no place for LocalStack's content: " + e, e);
    } catch (StartFailure e) {
      stop();
      throw port.reason(e);
    }
  }

  /** What {@code compose.yaml} interpolates; the user's environment has the rest of it. */
  private Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("MILLIONS_LOCALSTACK_IMAGE", image);
    settings.put("MILLIONS_LOCALSTACK_PORT", Integer.toString(endpoint.getPort()));
    settings.put("MILLIONS_LOCALSTACK_DATA", data.toString());
    settings.put(LocalStackSettings.OWNER, owner);
    var engine = project.environment().getOrDefault("DOCKER_HOST", "");
    if (engine.startsWith(UNIX)) {
      settings.put("MILLIONS_DOCKER_SOCKET", engine.substring(UNIX.length()));
    }
    return settings;
  }

  private void awaitScripts() {
    var deadline = Instant.now().plus(SCRIPTS_LIMIT);
    while (!lives.ready()) {
      if (Instant.now().isAfter(deadline) || Thread.currentThread().isInterrupted()) {
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
    return lives.ready();
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
    if (started) {
      started = false;
      if (!project.down()) {
        tell.accept("The container of LocalStack could not be removed: " + project.downByHand());
      }
    }
  }
}
