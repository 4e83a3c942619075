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
import millions.infra.options.Options;
import millions.infra.synthesis.SynthesizedStages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.services.s3.Bucket;

/** Every stage follows the AWS Solutions rules of cdk-nag, except where it suppresses one. */
class CdkNagTest {

  private static final Set<String> LEVELS = Set.of("aws:cdk:warning", "aws:cdk:error");

  static Stream<Options> stages() {
    return SynthesizedStages.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void noFinding(Options options) throws IOException {
    var app = SynthesizedStages.app();
    SynthesizedStages.addTo(app, options);
    Aspects.of(app).add(new AwsSolutionsChecks());

    assertThat(findings(Path.of(app.synth().getDirectory()))).isEmpty();
  }

  @Test
  void carelessBucketIsFound() throws IOException {
    var app = SynthesizedStages.app();
    var stack = SynthesizedStages.addTo(app, SynthesizedStages.all().findFirst().orElseThrow());
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
    // The CDK writes long metadata to a separate file.
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
