package millions.infra;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import millions.infra.synthesis.SynthesizedStages;
import millions.infra.template.Templates;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

/** Every alarm has a runbook, and every runbook an alarm. */
class RunbooksTest {

  /** Pages that belong to no alarm. */
  private static final Set<String> OTHERS = Set.of("README", "budget", "rotate-cache-password");

  private static final Path RUNBOOKS = Path.of("../docs/runbooks");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+\\.md)\\)");

  @Test
  void everyAlarmHasARunbookAndEveryRunbookAnAlarm() throws IOException {
    var alarms =
        Stage.built()
            .map(SynthesizedStages::of)
            .flatMap(stage -> Templates.resources(stage.template(), "AWS::CloudWatch::Alarm"))
            .map(alarm -> alarm.getValue().path("Properties").path("AlarmName").asText())
            .map(name -> name.replaceFirst("^millions-", ""))
            .collect(toCollection(TreeSet::new));

    assertThat(pages().filter(page -> !OTHERS.contains(page))).containsExactlyElementsOf(alarms);
  }

  @Test
  void everyAlarmNamesItsRunbook() {
    Stage.built()
        .map(SynthesizedStages::of)
        .flatMap(stage -> Templates.resources(stage.template(), "AWS::CloudWatch::Alarm"))
        .map(alarm -> alarm.getValue().path("Properties"))
        .forEach(
            alarm -> {
              var name = alarm.path("AlarmName").asText().replaceFirst("^millions-", "");
              assertThat(alarm.path("AlarmDescription").asText())
                  .endsWith("Runbook: docs/runbooks/%s.md".formatted(name));
              assertThat(alarm.path("AlarmActions")).isNotEmpty();
            });
  }

  @Test
  void linksBetweenRunbooksWork() throws IOException {
    for (var page : pages().toList()) {
      var text = Files.readString(RUNBOOKS.resolve(page + ".md"));
      assertThat(LINK.matcher(text).results().map(link -> link.group(1)))
          .as(page)
          .allMatch(target -> Files.exists(RUNBOOKS.resolve(target)));
    }
  }

  private static Stream<String> pages() throws IOException {
    try (var files = Files.list(RUNBOOKS)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
          .sorted()
          .toList()
          .stream();
    }
  }
}
