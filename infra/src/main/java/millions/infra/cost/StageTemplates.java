package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import millions.infra.options.Options;
import millions.infra.options.Size;
import millions.infra.synthesis.Synthesis;
import millions.ladder.Stage;

/**
 * Synthesizes the templates of which the cost is computed. The application does not change a price,
 * so an empty one is used, and nothing need be built.
 */
final class StageTemplates {

  private StageTemplates() {}

  static JsonNode synthesize(Stage stage, Size size) {
    try {
      var folder = Files.createTempDirectory("millions-cost");
      try {
        var application = Files.createDirectories(folder.resolve("quarkus-app"));
        Files.createFile(application.resolve("quarkus-run.jar"));
        var options = Options.of(stage, size, application);
        return Synthesis.of(options, folder.resolve("cdk.out")).template();
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
