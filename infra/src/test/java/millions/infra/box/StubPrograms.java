package millions.infra.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A directory of scripts in place of programs that need an AWS account or an EC2 instance: the AWS
 * CLI, and curl for instance metadata. All other programs in these tests are real.
 */
record StubPrograms(Path directory) {

  static StubPrograms in(Path parent) throws IOException {
    return new StubPrograms(Files.createDirectories(parent.resolve("stand-ins")));
  }

  StubPrograms program(String name, String script) throws IOException {
    var file = directory.resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\nset -euo pipefail\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }
}
