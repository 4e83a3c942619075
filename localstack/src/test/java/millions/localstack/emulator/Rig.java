package millions.localstack.emulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import millions.backing.content.ContentChoice;
import millions.backing.content.ContentConfig;
import millions.backing.content.ContentPlace;
import millions.backing.content.ContentStore;
import millions.local.process.Ports;
import millions.local.service.RestartPolicy;
import millions.local.state.StateDirectory;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A LocalStack process as the tests start it: state in a directory of the test, the virtual
 * environment shared by all of the checkout, since it costs a minute and 500 MB.
 */
final class Rig implements AutoCloseable {

  private static final Path VENV = Path.of("../.millions/localstack/venv");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Emulator emulator;

  private Rig(Emulator emulator) {
    this.emulator = emulator;
  }

  static Optional<Python> python() {
    return Python.find(System.getenv());
  }

  static Rig started(Path state) {
    var rig = of(state, RestartPolicy.WHEN_SILENT);
    rig.start();
    return rig;
  }

  /** Not started, for those who look at the start; replaced sooner than others. */
  static Rig impatient(Path state) {
    var restart =
        new RestartPolicy(true, Duration.ofMillis(100), 8, Optional.of(Duration.ofSeconds(4)));
    return of(state, restart);
  }

  private static Rig of(Path state, RestartPolicy restart) {
    // the usual port is that of all who run one on this machine
    var port = new Ports().next();
    return new Rig(Emulators.process(new StateDirectory(state), port, environment(), restart));
  }

  void start() {
    emulator.start(System.out::println);
    becomeThePlaceTheSdkLooks();
  }

  private static Map<String, String> environment() {
    var environment = new HashMap<>(System.getenv());
    environment.put("MILLIONS_VENV", VENV.toAbsolutePath().normalize().toString());
    environment.remove("AWS_ENDPOINT_URL");
    return environment;
  }

  private void becomeThePlaceTheSdkLooks() {
    // The SDK reads these before its environment variables, which a test cannot set.
    System.setProperty("aws.endpointUrl", emulator.endpoint().toString());
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  Emulator emulator() {
    return emulator;
  }

  ProcessHandle process() {
    return ProcessHandle.of(emulator.pid().getAsLong()).orElseThrow();
  }

  /** Ends it as a lack of memory would. */
  void kill() {
    var process = process();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Lets it hang, as a deadlock would. */
  void halt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", Long.toString(process().pid())).start().waitFor();
  }

  /** Looks after it as a supervisor does, until it is back. */
  void awaitAnswer() {
    Awaitility.await().atMost(PATIENCE).until(emulator::check);
  }

  /** The same, where at first nobody notices that it is gone. */
  void awaitLife(int number) {
    Awaitility.await().atMost(PATIENCE).until(() -> emulator.check() && emulator.lives() == number);
  }

  S3Client s3() {
    return S3Client.builder().forcePathStyle(true).build();
  }

  CloudFormationClient stacks() {
    return CloudFormationClient.create();
  }

  /** The application's own adapter. */
  ContentStore content(String bucket) {
    var s3 = new Bucket(bucket, true, PATIENCE, PATIENCE);
    return ContentChoice.open(new Place(ContentPlace.S3, null, s3));
  }

  @Override
  public void close() {
    emulator.stop();
  }

  private record Place(ContentPlace store, Disk disk, S3 s3) implements ContentConfig {}

  private record Bucket(
      String bucket, boolean pathStyle, Duration attemptTimeout, Duration callTimeout)
      implements ContentConfig.S3 {}
}
