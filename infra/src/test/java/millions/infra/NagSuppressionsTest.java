package millions.infra;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import millions.infra.synthesis.SynthesizedStages;
import millions.infra.template.SuppressedRule;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;

/** No template suppresses a rule that its resource follows. */
class NagSuppressionsTest {

  /** cdk-nag's own report of a rule, its resource, and what became of it. */
  private static final Pattern SUPPRESSED =
      Pattern.compile("\"(AwsSolutions-\\w+)\",\"([^\"]+)\",\"Suppressed\",");

  @Test
  void everySuppressionIsNeeded() throws IOException {
    for (var stage : Stage.built().toList()) {
      var app = SynthesizedStages.app();
      SynthesizedStages.addTo(app, SynthesizedStages.of(stage).options());
      Aspects.of(app).add(new AwsSolutionsChecks());

      assertThat(suppressed(stage))
          .as(stage.toString())
          .isEqualTo(needed(Path.of(app.synth().getDirectory())));
    }
  }

  private static Set<String> needed(Path assembly) throws IOException {
    var report = Files.readString(assembly.resolve("AwsSolutions-Millions-NagReport.csv"));
    return SUPPRESSED
        .matcher(report)
        .results()
        .map(
            row ->
                row.group(1)
                    + " "
                    + row.group(2)
                        .replaceFirst("^Millions/", "")
                        .replaceFirst("/Resource$", "")
                        .replaceAll("[/-]", ""))
        .collect(toSet());
  }

  private static Set<String> suppressed(Stage stage) {
    return SuppressedRule.in(SynthesizedStages.of(stage).template())
        .map(rule -> rule.rule() + " " + rule.resource())
        .collect(toSet());
  }
}
