package millions.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import millions.local.testing.Launcher;
import millions.local.testing.RunningStage;

/**
 * What LocalStack answered to each stage's template, as the tables of {@code docs/localstack.md}.
 * {@code MILLIONS_APPROVE=yes} writes them there instead of comparing.
 */
final class LocalStackAnswers {

  private static final Path DOCUMENT = Launcher.CHECKOUT.resolve("docs/localstack.md");
  private static final String BEGIN =
      "<!-- what LocalStack answered, from LadderInLocalStackIT -->\n";
  private static final String END = "<!-- end -->";

  private final Map<Integer, Map<String, JsonNode>> services = new TreeMap<>();
  private final Map<Integer, Map<String, String>> instances = new TreeMap<>();

  /** Notes what the running stage says of itself. */
  void note(RunningStage stage) {
    var number = stage.number();
    var byName = new TreeMap<String, JsonNode>();
    stage
        .deployment()
        .path("services")
        .forEach(service -> byName.put(service.path("name").asText(), service));
    services.put(number, byName);
    var byRole = new TreeMap<String, String>();
    stage.instances().forEach(it -> byRole.put(it.path("role").asText(), it.path("by").asText()));
    instances.put(number, byRole);
  }

  void mustBeDocumented() {
    try {
      var text = Files.readString(DOCUMENT);
      var from = text.indexOf(BEGIN) + BEGIN.length();
      var to = text.indexOf(END, from);
      var wanted = text.substring(0, from) + tables() + text.substring(to);
      if ("yes".equals(System.getenv("MILLIONS_APPROVE"))) {
        Files.writeString(DOCUMENT, wanted);
      }
      assertThat(Files.readString(DOCUMENT)).isEqualTo(wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tables() {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(header("instance"));
    lines.add(rule());
    for (var role : names(instances)) {
      lines.add(row(role, stage -> instances.get(stage).getOrDefault(role, "")));
    }
    lines.add("");
    lines.add(header("service of the template"));
    lines.add(rule());
    for (var name : names(services)) {
      lines.add(row(name, stage -> services.get(stage).containsKey(name) ? cell(stage, name) : ""));
    }
    lines.add("");
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private String cell(int stage, String name) {
    var service = services.get(stage).get(name);
    var placeholders = new ArrayList<String>();
    service.path("placeholders").forEach(type -> placeholders.add(type.asText()));
    var real = service.path("real").asInt();
    var by = service.path("by").asText();
    var said = real > 0 ? "%s: %d".formatted(by, real) : by;
    return placeholders.isEmpty()
        ? said
        : said + "; in name only: " + String.join(", ", placeholders);
  }

  private static TreeSet<String> names(Map<Integer, ? extends Map<String, ?>> all) {
    return all.values().stream()
        .flatMap(each -> each.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String header(String what) {
    return row(what, stage -> "stage " + stage);
  }

  private String rule() {
    return "|" + "---|".repeat(services.size() + 1);
  }

  private String row(String name, IntFunction<String> cell) {
    var cells = new ArrayList<>(List.of(name));
    services.keySet().forEach(stage -> cells.add(cell.apply(stage)));
    return "| " + String.join(" | ", cells) + " |";
  }
}
