package millions.infra.account.preflight;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import millions.ladder.ProjectDirectory;

/**
 * Checks Node and the CDK's command line on this machine.
 *
 * @param infra the directory of this module
 */
public record CdkTooling(Path infra) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OLDEST_NODE = 20;

  /** The tooling of this checkout. */
  public static CdkTooling ofThisProject() {
    return new CdkTooling(ProjectDirectory.root().resolve("infra"));
  }

  /** One finding for Node and one for the CDK's command line. */
  public List<Finding> findings() {
    return List.of(node(nodeVersion()), commandLine());
  }

  static Finding node(Optional<String> version) {
    var fix = "install Node %d or newer: https://nodejs.org/en/download".formatted(OLDEST_NODE);
    if (version.isEmpty()) {
      return Finding.missing("Node", "there is no 'node' on the PATH", fix);
    }
    var number = version.get().replaceFirst("^v", "");
    return Integer.parseInt(number.split("\\.")[0]) >= OLDEST_NODE
        ? Finding.ok("Node", number)
        : Finding.missing("Node", number + " is too old for the CDK", fix);
  }

  private Finding commandLine() {
    var wanted = version(infra.resolve("package.json"), "/devDependencies/aws-cdk");
    var present = version(infra.resolve("node_modules/aws-cdk/package.json"), "/version");
    if (present.isPresent() && present.equals(wanted)) {
      return Finding.ok("CDK", "command line " + present.get());
    }
    return Finding.missing(
        "CDK",
        "command line %s is not installed in infra/%s"
            .formatted(
                wanted.orElse(""), present.map(other -> ", but " + other + " is").orElse("")),
        "cd infra && npm ci");
  }

  private static Optional<String> version(Path file, String pointer) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(file.toFile()).at(pointer).asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> nodeVersion() {
    try {
      var node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
      var answer = new String(node.getInputStream().readAllBytes()).strip();
      return answer.matches("v\\d+\\..*") ? Optional.of(answer) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
