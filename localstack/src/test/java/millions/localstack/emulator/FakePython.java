package millions.localstack.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A shell script that answers what we ask of a Python: its version, a virtual environment, pip. */
final class FakePython {

  private FakePython() {}

  static Path in(Path folder, String name, String version) throws IOException {
    return in(folder, name, version, "");
  }

  /**
   * @param first a line of shell run before anything else
   */
  static Path in(Path folder, String name, String version, String first) throws IOException {
    Files.createDirectories(folder);
    var program = folder.resolve(name);
    Files.writeString(
        program,
        """
        #!/bin/sh
        %s
        case "$1 $2" in
          "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && echo made >> "$3.made" ;;
          "-m pip") echo installed ;;
          *) echo "%s $0" ;;
        esac
        """
            .formatted(first, version));
    program.toFile().setExecutable(true);
    return program;
  }
}
