package millions.infra.synthesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import millions.infra.CommandFailure;
import millions.infra.RefusedOption;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.options.Options;
import millions.infra.template.Templates;
import software.amazon.awscdk.AppProps;

/**
 * One synthesized stage. Synthesis needs Node, on which the CDK runs, and no account.
 *
 * @param assembly the directory of the cloud assembly: the template and its assets
 * @param template the CloudFormation template
 * @param diagram the constructs and their arrows as a Mermaid flow chart
 */
public record Synthesis(Options options, Path assembly, JsonNode template, String diagram) {

  /** How to install Node, for error messages. */
  public static final String GET_NODE =
      "get it from https://nodejs.org/en/download or with 'apt-get install nodejs'.";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Synthesizes the stage into {@code assembly}, in a CDK app of its own.
   *
   * @throws RefusedOption if the application to deploy is not built
   * @throws CommandFailure if there is no Node
   */
  public static Synthesis of(Options options, Path assembly) {
    if (!hasNode()) {
      throw new CommandFailure(
          3, "The stages are drawn by the CDK, which needs Node, and there is none: " + GET_NODE);
    }
    var app = StageApp.create(AppProps.builder().outdir(assembly.toString()));
    var stack = StageApp.addStage(app, options);
    app.synth();
    try {
      return new Synthesis(
          options,
          assembly,
          JSON.readTree(assembly.resolve(MillionsStack.NAME + ".template.json").toFile()),
          stack.diagram().mermaid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static boolean hasNode() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("node", "node.exe").map(program -> Path.of(folder).resolve(program)))
        .anyMatch(Files::isExecutable);
  }

  /** The number of resources by type. */
  public Map<String, Long> counts() {
    return Templates.counts(template);
  }
}
