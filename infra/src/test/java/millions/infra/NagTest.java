package millions.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * The AWS Solutions rules of cdk-nag hold on every stage, except where a template suppresses one.
 */
class NagTest {

  private static final Set<String> LEVELS = Set.of("aws:cdk:warning", "aws:cdk:error");

  static Stream<Options> stages() {
    return Stages.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void noFinding(Options options) throws IOException {
    var app = Stages.app();
    Stages.drawn(app, options);
    Aspects.of(app).add(new AwsSolutionsChecks());

    assertThat(findings(Path.of(app.synth().getDirectory()))).isEmpty();
  }

  /** The rules see what is there: an open bucket without logs is found. */
  @Test
  void control() throws IOException {
    var app = Stages.app();
    var stack = Stages.drawn(app, Stages.all().findFirst().orElseThrow());
    new Bucket(stack, "Careless");
    Aspects.of(app).add(new AwsSolutionsChecks());

    assertThat(findings(Path.of(app.synth().getDirectory())))
        .anySatisfy(
            finding -> assertThat(finding).contains("AwsSolutions-S1").contains("Careless"));
  }

  private static List<String> findings(Path assembly) throws IOException {
    var json = new ObjectMapper();
    var metadata =
        json.readTree(assembly.resolve("manifest.json").toFile())
            .path("artifacts")
            .path("Millions")
            .path("metadata");
    // kept apart when it is long
    var file = assembly.resolve("Millions.metadata.json");
    if (Files.exists(file)) {
      metadata = json.readTree(file.toFile());
    }
    return metadata.properties().stream()
        .flatMap(
            construct ->
                construct
                    .getValue()
                    .valueStream()
                    .filter(entry -> LEVELS.contains(entry.path("type").asText()))
                    .map(entry -> construct.getKey() + " " + entry.path("data").asText()))
        .toList();
  }
}
