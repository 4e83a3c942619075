package millions.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import millions.local.cli.RelaunchCommand;

/** A command in a process of its own, of the classes under test and not of what was built last. */
public record CommandProcess(Path home) {

  /** What a command printed, both streams, and how it ended. */
  public record Outcome(int exitCode, String text) {}

  public Outcome run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(RelaunchCommand.line());
    command.addAll(List.of(arguments));
    var output = Files.createTempFile("millions", ".out");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MILLIONS_HOME", home.toString());
    var process = builder.redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    var text = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return new Outcome(process.exitValue(), text);
  }
}
