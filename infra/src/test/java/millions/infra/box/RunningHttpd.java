package millions.infra.box;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real httpd with the machine's configuration, on free ports. */
record RunningHttpd(Process process, int plainPort, int tlsPort) implements AutoCloseable {

  static Optional<Path> program() {
    return Bash.program("httpd", "apache2");
  }

  static RunningHttpd start(Path root, int webPort, String... defined) throws IOException {
    // Its workers run as another user.
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    var plainPort = freePort();
    var tlsPort = freePort();
    var pages = Files.createDirectories(root.resolve("pages"));
    Files.copy(Bash.BOX.resolve("httpd/down.html"), pages.resolve("index.html"));
    var made =
        Bash.plain()
            .with("MILLIONS_ETC", root)
            .run(
                """
                . '%1$s/lib/common.sh'; . '%1$s/lib/web.sh'; . '%1$s/lib/httpd.sh'
                own_certificate localhost
                httpd_definitions localhost '' '' | grep -v '^Include\\|BALANCED'
                """
                    .formatted(Bash.BOX));
    var definitions =
        made.output()
            .lines()
            .filter(line -> line.startsWith("Define "))
            .filter(line -> !line.matches("Define (PAGES|RUNTIME|WEB_PORT|PLAIN_PORT|TLS_PORT) .*"))
            .collect(Collectors.joining("\n"));
    var configuration =
        Stream.of(
                "ServerRoot " + root,
                "PidFile httpd.pid",
                "ErrorLog error_log",
                "Mutex posixsem",
                modules(),
                "TypesConfig /dev/null",
                "User nobody",
                "Group nogroup",
                "Listen 127.0.0.1:" + plainPort,
                definitions,
                "Define PAGES " + pages,
                "Define RUNTIME " + root,
                "Define WEB_PORT " + webPort,
                "Define PLAIN_PORT " + plainPort,
                "Define TLS_PORT " + tlsPort,
                Stream.of(defined).map("Define "::concat).collect(Collectors.joining("\n")),
                "Include " + Bash.BOX.resolve("httpd/millions.conf"))
            .collect(Collectors.joining("\n", "", "\n"));
    var file = Files.writeString(root.resolve("httpd.conf"), configuration);
    var check = Bash.plain().run("'%s' -t -f '%s'".formatted(program().orElseThrow(), file));
    if (check.exit() != 0) {
      throw new IllegalStateException(made.output() + check.output());
    }
    var process =
        new ProcessBuilder(
                program().orElseThrow().toString(), "-DFOREGROUND", "-f", file.toString())
            .inheritIO()
            .start();
    // httpd writes its PID file after it has opened its ports.
    while (process.isAlive() && !Files.exists(root.resolve("httpd.pid"))) {
      Thread.onSpinWait();
    }
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(root.resolve("error_log")));
    }
    return new RunningHttpd(process, plainPort, tlsPort);
  }

  private static String modules() {
    var directory =
        Stream.of(
                program().orElseThrow().getParent().resolveSibling("lib/apache2/modules"),
                Path.of("/usr/lib/apache2/modules"),
                Path.of("/usr/lib64/httpd/modules"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();
    return Stream.of(
            "mpm_event unixd authz_core alias dir mime headers rewrite proxy proxy_http reqtimeout"
                .concat(" ssl socache_shmcb")
                .split(" "))
        .filter(name -> Files.exists(directory.resolve("mod_%s.so".formatted(name))))
        .map(name -> "LoadModule %1$s_module %2$s/mod_%1$s.so".formatted(name, directory))
        .collect(Collectors.joining("\n"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
