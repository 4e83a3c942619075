package millions.localstack.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Python that can run LocalStack and make virtual environments.
 *
 * @param executable the program itself, no shim
 * @param version as {@code 3.13.0}
 */
record Python(Path executable, String version) {

  /** The one the pins were tried with comes first. */
  private static final List<String> NAMES =
      List.of("python3.13", "python3.14", "python3.12", "python3");

  /** Debian packs ensurepip apart; without it a virtual environment has no pip. */
  private static final String QUESTION =
      "import ensurepip, platform, sys, venv; print(platform.python_version(), sys.executable)";

  private static final Pattern VERSION = Pattern.compile("3\\.(\\d+)\\.\\d+\\S*");

  /** The first fit one on the path, else among those of pyenv. */
  static Optional<Python> find(Map<String, String> environment) {
    return candidates(environment).flatMap(path -> ask(path).stream()).findFirst();
  }

  /** 3.11 fails at the first request, with a SyntaxError. */
  static boolean isFit(String version) {
    var matched = VERSION.matcher(version);
    return matched.matches() && Integer.parseInt(matched.group(1)) >= 12;
  }

  private static Stream<Path> candidates(Map<String, String> environment) {
    var folders = new ArrayList<Path>();
    for (var folder : environment.getOrDefault("PATH", "").split(":")) {
      folders.add(Path.of(folder));
    }
    var onPath = NAMES.stream().flatMap(name -> folders.stream().map(it -> it.resolve(name)));
    var home = environment.get("HOME");
    var ofPyenv = home == null ? Stream.<Path>empty() : pyenv(Path.of(home, ".pyenv/versions"));
    return Stream.concat(onPath, ofPyenv).filter(Files::isExecutable);
  }

  private static Stream<Path> pyenv(Path versions) {
    if (!Files.isDirectory(versions)) {
      return Stream.empty();
    }
    try (var folders = Files.list(versions)) {
      return folders
          .sorted(Comparator.reverseOrder())
          .map(folder -> folder.resolve("bin/python"))
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Optional<Python> ask(Path program) {
    try {
      var process =
          new ProcessBuilder(program.toString(), "-c", QUESTION)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      // a shim of pyenv for a version that is not chosen fails, and says little
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var words = answer.strip().split(" ", 2);
      return process.exitValue() == 0 && words.length == 2 && isFit(words[0])
          ? Optional.of(new Python(Path.of(words[1]), words[0]))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
