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
import org.junit.jupiter.api.Test;

/** Every alarm has its page, and every page its alarm. */
class RunbooksTest {

  /** Pages that are no alarm's. */
  private static final Set<String> OTHERS = Set.of("README", "budget", "rotate-cache-password");

  private static final Path RUNBOOKS = Path.of("../docs/runbooks");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+\\.md)\\)");

  @Test
  void everyAlarmHasItsPageAndEveryPageItsAlarm() throws IOException {
    var alarms =
        Rung.drawn()
            .map(Stages::of)
            .flatMap(stage -> Templates.resources(stage.template(), "AWS::CloudWatch::Alarm"))
            .map(alarm -> alarm.getValue().path("Properties").path("AlarmName").asText())
            .map(name -> name.replaceFirst("^millions-", ""))
            .collect(toCollection(TreeSet::new));

    assertThat(pages().filter(page -> !OTHERS.contains(page))).containsExactlyElementsOf(alarms);
  }

  @Test
  void everyAlarmLinksItsPage() {
    Rung.drawn()
        .map(Stages::of)
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
  void linksBetweenPagesLeadSomewhere() throws IOException {
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
