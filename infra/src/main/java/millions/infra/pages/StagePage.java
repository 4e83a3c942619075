package millions.infra.pages;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import millions.infra.synthesis.Synthesis;
import millions.infra.template.Templates;
import millions.ladder.ProjectDirectory;

/**
 * Generates one part of a page in {@code docs/stages/}: the diagram of the stage on AWS, and what
 * changes in the stack on the climb from the stage below. The rest of the page is written by hand
 * and stays.
 */
public final class StagePage {

  private static final String BEGIN = "<!-- from the templates: ./millions synth --approve -->\n";
  private static final String END = "<!-- end -->\n";
  private static final Pattern GENERATED =
      Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);

  private StagePage() {}

  /**
   * The page with its part generated anew.
   *
   * @param below the stage below; null for the first
   */
  public static GeneratedFile of(Synthesis stage, Synthesis below) {
    var shown = stage.options().stage();
    var path =
        ProjectDirectory.root()
            .resolve("docs/stages/%d-%s.md".formatted(shown.number(), shown.title()));
    try {
      var matcher = GENERATED.matcher(Files.readString(path));
      if (!matcher.find()) {
        throw new IllegalStateException(path + " has no place for what is generated: " + BEGIN);
      }
      return new GeneratedFile(
          path,
          matcher.replaceFirst(
              java.util.regex.Matcher.quoteReplacement(BEGIN + generated(stage, below) + END)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String generated(Synthesis stage, Synthesis below) {
    var resources = stage.counts().values().stream().mapToLong(Long::longValue).sum();
    var text =
        "\n```mermaid\n%s```\n\n%d resources in all.\n".formatted(stage.diagram(), resources);
    return below == null ? text : text + changes(below, stage);
  }

  private static String changes(Synthesis below, Synthesis stage) {
    var from = below.template().path("Resources");
    var to = stage.template().path("Resources");
    var changes = new TreeMap<String, Map<String, Long>>();
    to.properties()
        .forEach(
            resource -> {
              var old = from.path(resource.getKey());
              var type = resource.getValue().path("Type").asText();
              if (old instanceof MissingNode) {
                count(changes, "added", type);
              } else if (!withoutHashes(old).equals(withoutHashes(resource.getValue()))) {
                count(changes, "changed", type);
              }
            });
    Templates.resources(below.template())
        .filter(resource -> !to.has(resource.getKey()))
        .forEach(
            resource ->
                count(
                    changes,
                    resource.getValue().path("DeletionPolicy").asText().equals("Retain")
                        ? "left behind, kept"
                        : "removed",
                    resource.getValue().path("Type").asText()));
    return "\nClimbing here from stage %d, `cdk diff` in words:\n\n| | |\n|---|---|\n%s"
        .formatted(
            below.options().stage().number(),
            changes.entrySet().stream()
                .map(change -> "| %s | %s |\n".formatted(change.getKey(), list(change.getValue())))
                .collect(joining()));
  }

  private static void count(Map<String, Map<String, Long>> changes, String how, String type) {
    changes.computeIfAbsent(how, it -> new TreeMap<>()).merge(type, 1L, Long::sum);
  }

  private static String withoutHashes(JsonNode resource) {
    return Templates.toText(resource);
  }

  private static String list(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(
            count ->
                (count.getValue() == 1 ? "" : count.getValue() + " × ")
                    + count.getKey().replaceFirst("AWS::", "").replace("::", " "))
        .collect(joining(", "));
  }
}
