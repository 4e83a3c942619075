package millions.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import millions.infra.pages.GeneratedFile;
import millions.infra.synthesis.Synthesis;
import millions.infra.synthesis.SynthesizedStages;
import millions.infra.template.Templates;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The approved templates and the generated pages are equal, to the byte, to what is generated. */
class ApprovalTest {

  static Stream<Stage> stages() {
    return Stage.built();
  }

  @Test
  void generatedFilesEqualTheApprovedOnes() {
    SynthesizedStages.needNode();

    assertThat(
            ApprovedFiles.generate(SynthesizedStages.application(), SynthesizedStages::of).files())
        .allSatisfy(ApprovalTest::isApproved);
  }

  private static void isApproved(GeneratedFile file) {
    assertThat(file.path())
        .as("approve what changed with ./millions synth --approve")
        .hasContent(file.text());
  }

  @ParameterizedTest
  @MethodSource("stages")
  void secondSynthesisGivesTheSameBytes(Stage stage) throws IOException {
    var options = SynthesizedStages.of(stage).options();
    var again = Synthesis.of(options, Files.createTempDirectory(Path.of("target"), "again"));

    assertThat(again.assembly().resolve("Millions.template.json"))
        .hasSameBinaryContentAs(
            SynthesizedStages.of(stage).assembly().resolve("Millions.template.json"));
  }

  @Test
  void onlyHashesOfAssetsAreMasked() {
    assertThat(Templates.toText(SynthesizedStages.of(Stage.SINGLE_BOX).template()))
        .contains("ASSET.zip", "QUARKUS_PROFILE=stage1")
        .doesNotContainPattern("[0-9a-f]{64}");
  }
}
