package millions.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import millions.infra.pages.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates and the pages made from them are what their reviewers approved, to the byte. */
class ApprovalTest {

  static Stream<Rung> stages() {
    return Rung.drawn();
  }

  @Test
  void everythingIsWhatWasApproved() {
    Stages.needNode();

    assertThat(Approval.of(Stages.application(), Stages::of).pages())
        .allSatisfy(ApprovalTest::isApproved);
  }

  private static void isApproved(Page page) {
    assertThat(page.path())
        .as("approve what changed with ./millions synth --approve")
        .hasContent(page.text());
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
    assertThat(Templates.text(Stages.of(Rung.SINGLE_BOX).template()))
        .contains("ASSET.zip", "QUARKUS_PROFILE=stage1")
        .doesNotContainPattern("[0-9a-f]{64}");
  }
}
