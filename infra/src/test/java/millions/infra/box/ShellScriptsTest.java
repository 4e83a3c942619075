package millions.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShellScriptsTest {

  static List<Path> scripts() throws IOException {
    try (var files = Files.walk(Bash.BOX)) {
      return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void scriptHasNoSyntaxError(Path script) {
    assertThat(Bash.plain().run("bash -n '%s'".formatted(script)))
        .isEqualTo(new Bash.Outcome(0, ""));
  }

  @Test
  void shellcheckFindsNothing() {
    assumeThat(Bash.program("shellcheck")).as("shellcheck is installed").isPresent();
    var outcome =
        Bash.plain().run("cd '%s' && shellcheck -a -x -P SCRIPTDIR *.sh".formatted(Bash.BOX));
    assertThat(outcome).isEqualTo(new Bash.Outcome(0, ""));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void sourcedFilesExist(Path script) throws IOException {
    for (var line : Files.readAllLines(script)) {
      if (line.startsWith("# shellcheck source=")) {
        assertThat(Bash.BOX.resolve(line.substring(line.indexOf('=') + 1))).exists();
      }
    }
  }
}
