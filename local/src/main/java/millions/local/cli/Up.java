package millions.local.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import millions.local.run.BackendChoice;
import millions.local.run.Backends;
import millions.local.run.ClimbRequest;
import millions.local.run.StageRun;
import millions.local.state.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Starts a stage and stays with it until it is told to stop; where one runs already, lets that
 * climb to it.
 */
@Command(
    name = "up",
    description = "Starts a stage, or lets the running one climb to it, and says where it answers.")
final class Up implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "STAGE",
      defaultValue = "4",
      description = "Its number or name (default: 4).")
  private String wanted;

  @Option(
      names = "--port",
      description = "The front door's (default: 8080; a running stage keeps its own).")
  private Optional<Integer> port;

  @Option(names = "--detach", description = "Returns when the stage is ready; it runs on.")
  private boolean detach;

  @Option(names = "--fresh", description = "Forgets the data of earlier runs first.")
  private boolean fresh;

  @Option(
      names = "--backend",
      paramLabel = "BACKEND",
      description = "embedded (default) or localstack; a climb stays on the one that runs.")
  private Optional<String> backend = Optional.empty();

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Where a LocalStack answers already (default: AWS_ENDPOINT_URL, else one is started).")
  private Optional<URI> endpoint = Optional.empty();

  @Option(names = "--image", description = "Another image of LocalStack, for a Docker engine.")
  private Optional<String> image = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    var stage = stage();
    int front = port.orElse(8080);
    if (front < 1 || front > 65_535) {
      throw misunderstood("--port wants a number from 1 to 65535, not " + front);
    }
    var asked = backend();
    var state = StateDirectory.ofThisProject();
    if (StageRun.isUnderWay(state)) {
      if (endpoint.isPresent() || image.isPresent()) {
        throw misunderstood(
            "--endpoint and --image are for a start; a stage is running, and a climb stays where it is");
      }
      asked.ifPresent(choice -> choice.mustBeThatOf(state));
      say(ClimbRequest.of(state, Up::say).with(stage, port, fresh).to(stage));
      return 0;
    }
    var choice = asked.orElse(BackendChoice.EMBEDDED);
    return detach
        ? new DetachedUp(state, stage, front, choice, fresh).call()
        : attached(new StageRun(state, stage, front, choice, Up::say));
  }

  /** What was asked for, if anything was. */
  private Optional<BackendChoice> backend() {
    var name = backend.orElse(Backends.EMBEDDED);
    var names = Backends.names();
    if (!names.contains(name)) {
      throw misunderstood("--backend wants %s, not %s".formatted(String.join(" or ", names), name));
    }
    if (name.equals(Backends.EMBEDDED) && (endpoint.isPresent() || image.isPresent())) {
      throw misunderstood("--endpoint and --image are for --backend localstack");
    }
    return backend.map(it -> new BackendChoice(it, endpoint.map(this::checked), image));
  }

  private URI checked(URI url) {
    if (!List.of("http", "https").contains(String.valueOf(url.getScheme()))
        || url.getHost() == null) {
      throw misunderstood("--endpoint wants http://HOST:PORT, not " + url);
    }
    return url;
  }

  private Stage stage() {
    var stage =
        Stage.of(wanted)
            .orElseThrow(
                () ->
                    misunderstood(
                        "There is no stage '%s'; the stages are %s."
                            .formatted(wanted, Stage.all())));
    if (!stage.isBuilt()) {
      throw misunderstood("Stage %s is not built yet; 1 to 4 are.".formatted(stage));
    }
    return stage;
  }

  private ParameterException misunderstood(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private int attached(StageRun run) throws InterruptedException {
    var signals = new AtomicInteger();
    StopSignals.onStop(
        () -> {
          if (signals.incrementAndGet() > 1) {
            run.kill();
            Runtime.getRuntime().halt(130);
          }
          say("Stopping stage " + run.stage() + " ...");
          run.cancel();
        });
    say("Starting stage " + run.stage());
    long began = System.nanoTime();
    try {
      var topology = run.start(fresh);
      say(StatusTable.of(topology));
      say("Ready after %.1f s: %s".formatted((System.nanoTime() - began) / 1e9, topology.url()));
    } catch (StartFailure e) {
      if (!run.isCancelled()) {
        throw e;
      }
      say("Stopped.");
      return 0;
    }
    try {
      run.awaitEnd();
    } finally {
      run.stop();
    }
    say("Stopped.");
    return 0;
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
