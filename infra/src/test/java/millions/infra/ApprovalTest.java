package millions.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import millions.infra.pages.GeneratedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The approved templates and the generated pages are equal, to the byte, to what is generated. */
class ApprovalTest {

  static Stream<Rung> stages() {
    return Rung.drawn();
  }

  @Test
  void everythingIsWhatWasApproved() {
    Stages.needNode();

    assertThat(ApprovedFiles.generate(Stages.application(), Stages::of).files())
        .allSatisfy(ApprovalTest::isApproved);
  }

  private static void isApproved(GeneratedFile file) {
    assertThat(file.path())
        .as("approve what changed with ./millions synth --approve")
        .hasContent(file.text());
  }

  @ParameterizedTest
  @MethodSource("stages")
  void synthTwiceGivesTheSameBytes(Rung rung) throws IOException {
    var options = Stages.of(rung).options();
    var again = Synthesis.of(options, Files.createTempDirectory(Path.of("target"), "again"));

    assertThat(again.assembly().resolve("Millions.template.json"))
        .hasSameBinaryContentAs(Stages.of(rung).assembly().resolve("Millions.template.json"));
  }

  @Test
  void assetsAreMaskedAndNothingElse() {
    assertThat(Templates.toText(Stages.of(Rung.SINGLE_BOX).template()))
        .contains("ASSET.zip", "QUARKUS_PROFILE=stage1")
        .doesNotContainPattern("[0-9a-f]{64}");
  }
}
