package millions.local.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import millions.local.process.LocalProcess;
import millions.local.process.LogTail;
import millions.local.process.StartFailure;

/**
 * LocalStack in a virtual environment of its own, made once. It counts as made when its stamp holds
 * the very pins: other pins, or a making that was broken off, and it is made anew.
 */
final class PythonPackages {

  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Path directory;
  private final Path log;
  private final Map<String, String> environment;

  PythonPackages(Path directory, Path log, Map<String, String> environment) {
    this.directory = directory;
    this.log = log;
    this.environment = environment;
  }

  /** The Python that has them. */
  Path python() {
    return directory.resolve("bin/python");
  }

  boolean areMade(String pins) {
    try {
      return Files.isExecutable(python())
          && Files.exists(stamp())
          && Files.readString(stamp()).equals(pins);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes them unless they are there. Two runs that want the same wait for each other. */
  void make(Python with, String pins, Consumer<String> tell) {
    if (areMade(pins)) {
      return;
    }
    try {
      Files.createDirectories(directory.getParent());
      var lock = directory.resolveSibling(directory.getFileName() + ".lock");
      try (var channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        if (held.isValid() && !areMade(pins)) {
          install(with, pins, tell);
        }
      }
    } catch (IOException e) {
      throw new StartFailure("LocalStack could not be laid into " + directory + ": " + e, e);
    }
  }

  private void install(Python with, String pins, Consumer<String> tell) throws IOException {
    tell.accept(
        "LocalStack is being installed for Python %s, once: about 500 MB, a minute or less."
            .formatted(with.version()));
    forget();
    run(List.of(with.executable().toString(), "-m", "venv", directory.toString()));
    var list = directory.resolve("requirements.txt");
    Files.writeString(list, pins);
    run(
        List.of(
            python().toString(),
            "-m",
            "pip",
            "install",
            "--no-input",
            "--disable-pip-version-check",
            // the list is a whole one
            "--no-deps",
            "-r",
            list.toString()));
    Files.writeString(stamp(), pins);
    tell.accept("LocalStack is installed.");
  }

  private void forget() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void run(List<String> command) {
    var process =
        LocalProcess.start(
            "localstack-install", command, settings(), directory.getParent().toAbsolutePath(), log);
    try {
      process.handle().onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.signal("KILL");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      process.signal("KILL");
      Thread.currentThread().interrupt();
    }
    if (process.exitCode().orElse(-1) != 0) {
      throw new StartFailure("LocalStack could not be installed." + LogTail.of(log));
    }
  }

  /** How this machine reaches its package index: pip's own settings, proxies, certificates. */
  private Map<String, String> settings() {
    var passed = new HashMap<String, String>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("PIP_")
              || name.toLowerCase(Locale.ROOT).endsWith("_proxy")
              || name.startsWith("SSL_CERT_")
              || name.equals("REQUESTS_CA_BUNDLE")) {
            passed.put(name, value);
          }
        });
    return passed;
  }

  private Path stamp() {
    return directory.resolve("pins");
  }
}
