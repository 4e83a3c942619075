package millions.ladder;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The layout that README describes is the one on the disk, and its rooms are not full. */
class LayoutTest {

  /** A package that holds more has two subjects. */
  private static final int MOST_CLASSES_OF_A_PACKAGE = 25;

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
  private static final Pattern FOLDER = Pattern.compile("^\\| `([\\w-]+)/` \\|", Pattern.MULTILINE);

  @Test
  void noPackageHoldsMoreClassesThanAReaderCanSee() {
    var classes =
        sources("main").stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(groupingBy(Path::getParent, counting()));
    assertThat(classes).isNotEmpty();
    assertThat(classes.entrySet())
        .allSatisfy(
            room ->
                assertThat(room.getValue())
                    .as("classes in %s", room.getKey())
                    .isLessThanOrEqualTo(MOST_CLASSES_OF_A_PACKAGE));
  }

  @Test
  void noModuleHoldsMoreThanAThirdOfTheLines() {
    var lines =
        sources("main", "test", "testing", "contract").stream()
            .collect(groupingBy(LayoutTest::module, summingLong(LayoutTest::lines)));
    var all = lines.values().stream().mapToLong(Long::longValue).sum();
    assertThat(lines.entrySet())
        .allSatisfy(
            module ->
                assertThat(module.getValue())
                    .as("lines in %s of %d", module.getKey(), all)
                    .isLessThanOrEqualTo(all / 3));
  }

  @Test
  void readmeNamesEachModuleOnce() {
    var named = FOLDER.matcher(read("README.md")).results().map(found -> found.group(1)).toList();
    assertThat(named).doesNotHaveDuplicates().containsAll(modules());
    assertThat(named).allSatisfy(folder -> assertThat(CHECKOUT.resolve(folder)).isDirectory());
  }

  @Test
  void onlyTheLauncherPointsAtTheSecondBackend() {
    assertThat(modules())
        .filteredOn(module -> !module.equals("localstack"))
        .allSatisfy(
            module -> assertThat(read(module + "/pom.xml")).doesNotContain("millions-localstack"));
    assertThat(read("millions")).contains("millions-localstack");
  }

  private static List<String> modules() {
    return MODULE.matcher(read("pom.xml")).results().map(found -> found.group(1)).toList();
  }

  private static String module(Path source) {
    return CHECKOUT.relativize(source).getName(0).toString();
  }

  private static List<Path> sources(String... sets) {
    return modules().stream()
        .flatMap(module -> List.of(sets).stream().map(set -> module + "/src/" + set))
        .map(CHECKOUT::resolve)
        .filter(Files::isDirectory)
        .flatMap(folder -> javaFiles(folder).stream())
        .toList();
  }

  private static List<Path> javaFiles(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(CHECKOUT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
