package millions.infra;

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
import millions.infra.constructs.MillionsStack;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * One synthesized stage: the template as CloudFormation would get it. Needs Node, which the CDK
 * runs on; looks nothing up in any account.
 *
 * @param assembly the directory that holds the template and what it refers to
 * @param picture the boxes and arrows as they were drawn, a Mermaid flow chart
 */
public record Synthesis(Options options, Path assembly, JsonNode template, String picture) {

  /** Said wherever Node is missed. */
  static final String GET_NODE =
      "get it from https://nodejs.org/en/download or with 'apt-get install nodejs'.";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Draws the stage in an app of its own and synthesizes it into {@code assembly}.
   *
   * @throws RefusedOption when the application to deploy is not there
   * @throws CommandFailure when there is no Node
   */
  public static Synthesis of(Options options, Path assembly) {
    if (!hasNode()) {
      throw new CommandFailure(
          3, "The stages are drawn by the CDK, which needs Node, and there is none: " + GET_NODE);
    }
    var app =
        new App(
            AppProps.builder().outdir(assembly.toString()).context(MillionsApp.CONTEXT).build());
    var stack = MillionsApp.draw(app, options);
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

  static boolean hasNode() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("node", "node.exe").map(program -> Path.of(folder).resolve(program)))
        .anyMatch(Files::isExecutable);
  }

  /** How many resources of which type. */
  public Map<String, Long> counts() {
    return Templates.counts(template);
  }
}
