package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import millions.infra.CommandFailure;
import millions.infra.Options;
import millions.infra.Rung;
import millions.infra.Size;
import millions.infra.Synthesis;

/**
 * The templates that are priced. Machines cost the same whatever runs on them, so an empty
 * application stands in for the built one, and nothing need be built to know a price.
 */
final class Drawings {

  /** Said wherever Node is missed. */
  static final String GET_NODE =
      "get it from https://nodejs.org/en/download or with 'apt-get install nodejs'";

  private Drawings() {}

  static boolean hasNode() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(
            folder ->
                Arrays.stream(new String[] {"node", "node.exe"}).map(Path.of(folder)::resolve))
        .anyMatch(Files::isExecutable);
  }

  static JsonNode template(Rung rung, Size size) {
    if (!hasNode()) {
      throw new CommandFailure(
          3,
          "The stages are drawn by the CDK, which needs Node, and there is none: %s."
              .formatted(GET_NODE));
    }
    try {
      var folder = Files.createTempDirectory("millions-cost");
      try {
        var application = Files.createDirectories(folder.resolve("quarkus-app"));
        Files.createFile(application.resolve("quarkus-run.jar"));
        var options = Options.of(rung, size, application);
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
