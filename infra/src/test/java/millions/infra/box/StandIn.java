package millions.infra.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Stands in for a program that needs an account: the AWS command line, and curl where it asks the
 * machine's metadata. Everything else in these tests is the real program.
 */
record StandIn(Path directory) {

  static StandIn in(Path parent) throws IOException {
    return new StandIn(Files.createDirectories(parent.resolve("stand-ins")));
  }

  StandIn program(String name, String script) throws IOException {
    var file = directory.resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\nset -euo pipefail\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }
}
