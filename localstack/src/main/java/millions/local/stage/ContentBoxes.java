package millions.local.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import millions.local.process.Readiness;
import millions.local.process.Restart;
import millions.local.process.ServerPlan;
import millions.local.process.ServerProcess;

/**
 * The two places where content may live. Either brings along, before the web processes start, what
 * the other still holds: so content follows the ladder up and down.
 */
final class ContentBoxes {

  static final String BUCKET = "millions-content";

  private final StateDirectory state;
  private final Secrets secrets;
  private final int port;

  ContentBoxes(StateDirectory state, Secrets secrets, int port) {
    this.state = state;
    this.secrets = secrets;
    this.port = port;
  }

  /** Files of the box itself. */
  Box disk() {
    return new Box(
        List.of(),
        () -> Map.of("MILLIONS_CONTENT_DISK_DIRECTORY", state.disk().toString()),
        box -> new AfterStart(new NothingToRun(), this::fromObjectsToDisk));
  }

  /** The object store, S3's stand-in. */
  Box objects() {
    return new Box(
        List.of("content"),
        this::settings,
        box -> new AfterStart(server(), this::fromDiskToObjects));
  }

  private void fromObjectsToDisk(Consumer<String> tell) {
    if (!holdsFiles(state.objects())) {
      return;
    }
    var server = server();
    server.start(tell);
    try (var objects = ContentPlaces.objects(settings());
        var disk = ContentPlaces.disk(state.disk())) {
      new ContentMove(objects, disk, "the disk", tell).run();
    } finally {
      server.stop();
    }
  }

  private void fromDiskToObjects(Consumer<String> tell) {
    if (!holdsFiles(state.disk())) {
      return;
    }
    try (var disk = ContentPlaces.disk(state.disk());
        var objects = ContentPlaces.objects(settings())) {
      new ContentMove(disk, objects, "the object store", tell).run();
    }
  }

  private ServerProcess server() {
    var command =
        JavaCommand.main(
            List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"),
            "millions.local.content.ContentServer",
            "--port",
            port,
            "--directory",
            state.objects(),
            "--bucket",
            BUCKET);
    return new ServerProcess(
        new ServerPlan(
            "content",
            "content",
            "127.0.0.1:" + port,
            command,
            this::settings,
            state.objects(),
            state.logs().resolve("content.log"),
            Readiness.anyHttp(port),
            Boxes.START_LIMIT,
            Restart.WHEN_DEAD),
        List.of());
  }

  private Map<String, String> settings() {
    return Map.of(
        "MILLIONS_CONTENT_S3_BUCKET",
        BUCKET,
        "MILLIONS_CONTENT_S3_PATH_STYLE",
        "true",
        "AWS_ENDPOINT_URL",
        "http://127.0.0.1:" + port,
        "AWS_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        "millions",
        "AWS_SECRET_ACCESS_KEY",
        secrets.of("content.secret-key"));
  }

  private static boolean holdsFiles(Path directory) {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (var files = Files.walk(directory)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
