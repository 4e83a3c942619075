package millions.infra.synthesis;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import millions.infra.ApprovedFiles;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.options.Options;
import millions.infra.options.Size;
import millions.infra.template.Templates;
import millions.ladder.Stage;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Synthesizes each stage once for all tests of this JVM. */
public final class SynthesizedStages {

  private static final Path APPLICATION = emptyApplication();
  private static final Map<Options, Synthesis> SYNTHESES = new ConcurrentHashMap<>();

  private static final AtomicBoolean NODE_REPORTED = new AtomicBoolean();

  private SynthesizedStages() {}

  /** A stage with all defaults, as in the approved templates. */
  public static Synthesis of(Stage stage) {
    return of(Options.of(stage, Size.DEMO, APPLICATION));
  }

  public static Synthesis of(Options options) {
    needNode();
    return SYNTHESES.computeIfAbsent(options, it -> Synthesis.of(it, directory("stage")));
  }

  public static Path application() {
    return APPLICATION;
  }

  /** Every built stage in both sizes, and with a domain. */
  public static Stream<Options> all() {
    return Stage.built()
        .flatMap(
            stage ->
                Stream.of(
                    Options.of(stage, Size.DEMO, APPLICATION),
                    Options.of(stage, Size.PRODUCTION, APPLICATION),
                    withDomain(stage)));
  }

  /** The properties of the only resource of a type on a stage. */
  public static JsonNode only(Stage stage, String type) {
    return only(of(stage), type);
  }

  /** The properties of the only resource of a type. */
  public static JsonNode only(Synthesis stage, String type) {
    var found = Templates.resources(stage.template(), type).toList();
    if (found.size() != 1) {
      throw new AssertionError("%d resources of %s".formatted(found.size(), type));
    }
    return found.getFirst().getValue().path("Properties");
  }

  /** The properties of the resource whose logical id begins so. */
  public static JsonNode named(Stage stage, String type, String beginning) {
    return Templates.resources(of(stage).template(), type)
        .filter(resource -> resource.getKey().startsWith(beginning))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no %s %s".formatted(type, beginning)))
        .getValue()
        .path("Properties");
  }

  public static Options withDomain(Stage stage) {
    return ApprovedFiles.withDomain(stage, APPLICATION);
  }

  /** A stage that is not synthesized yet, for tests that add to it. */
  public static MillionsStack addTo(App app, Options options) {
    return StageApp.addStage(app, options);
  }

  public static App app() {
    needNode();
    return StageApp.create(AppProps.builder().outdir(directory("app").toString()));
  }

  /** Skips the test with a message if there is no Node, on which the CDK runs. */
  public static void needNode() {
    if (!Synthesis.hasNode()) {
      if (!NODE_REPORTED.getAndSet(true)) {
        System.err.println("SKIPPED: templates of the stages, no Node, " + Synthesis.GET_NODE);
      }
      abort("no Node");
    }
  }

  private static Path emptyApplication() {
    var directory = directory("application");
    try {
      Files.writeString(directory.resolve("quarkus-run.jar"), "stands for the built application");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return directory;
  }

  /** In {@code target}, which the build deletes. */
  private static Path directory(String name) {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target", "stages").toAbsolutePath()), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
