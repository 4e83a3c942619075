package millions.localstack.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A shell script that takes the calls of a {@code docker} program: it notes each with what {@code
 * compose.yaml} would read of the environment, and starts nothing.
 */
record FakeDocker(Path folder) {

  /**
   * @param folder on the path of the test
   * @param fate lines of shell run after a call is noted, with the subcommand as {@code $verb}
   */
  static FakeDocker in(Path folder, String fate) throws IOException {
    Files.createDirectories(folder);
    var program = folder.resolve("docker");
    Files.writeString(
        program,
        """
        #!/bin/sh
        here=${0%%/*}
        echo "$*" >> "$here/calls"
        verb=$2; [ "$2" != -f ] || verb=$6
        if [ "$verb" = up ]; then
          env | grep -E '^(MILLIONS_|LOCALSTACK_|DOCKER_)' > "$here/environment.new"
          mv "$here/environment.new" "$here/environment"
        fi
        %s
        """
            .formatted(fate));
    program.toFile().setExecutable(true);
    return new FakeDocker(folder);
  }

  List<String> calls() throws IOException {
    var file = folder.resolve("calls");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  boolean isAskedToStart() {
    return Files.exists(folder.resolve("environment"));
  }

  /** What the last {@code up} found in its environment. */
  Map<String, String> environment() throws IOException {
    return Files.readAllLines(folder.resolve("environment")).stream()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
