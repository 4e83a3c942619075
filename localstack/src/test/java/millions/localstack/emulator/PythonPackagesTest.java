package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import millions.local.process.StartFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonPackagesTest {

  private static final String PINS = "localstack-core==4.14.0\n";

  private final Path home;
  private final List<String> told = new ArrayList<>();
  private final InstallCommand tool;
  private Python python;

  PythonPackagesTest(@TempDir Path home) {
    this.home = home;
    this.tool = new InstallCommand(home.resolve("logs/install.log"), Map.of());
  }

  @BeforeEach
  void lay() throws IOException {
    python = new Python(FakePython.in(home, "python3", "3.13.0"), "3.13.0");
  }

  @Test
  void areMadeOnce() throws IOException {
    var packages = packages(PINS);
    assertThat(packages.areMade()).isFalse();
    make(packages);
    make(packages);
    assertThat(packages.areMade()).isTrue();
    assertThat(timesMade(packages)).isEqualTo(1);
    assertThat(told).first().asString().contains("500 MB").contains("minute");
  }

  @Test
  void thoseOfOtherPinsLieBesideThem() {
    var packages = packages(PINS);
    var others = packages("localstack-core==4.15.0\n");
    make(packages);
    make(others);
    assertThat(packages.areMade()).isTrue();
    assertThat(packages.python()).isExecutable();
    assertThat(others.areMade()).isTrue();
    assertThat(others.python()).isNotEqualTo(packages.python());
  }

  @Test
  void halfMadeOnesAreMadeAgain() throws IOException {
    var packages = packages(PINS);
    FakePython.in(packages.python().getParent(), "python", "3.13.0");
    var rest = Files.createFile(packages.python().resolveSibling("half"));
    assertThat(packages.areMade()).isFalse();
    make(packages);
    assertThat(timesMade(packages)).isEqualTo(1);
    assertThat(rest).doesNotExist();
  }

  @Test
  void aFailedInstallationShowsItsLogAndDoesNotCount() throws IOException {
    var failing = "[ \"$2\" != pip ] || { echo no such package; exit 1; }";
    python = new Python(FakePython.in(home, "python3", "3.13.0", failing), "3.13.0");
    var packages = packages(PINS);
    assertThatThrownBy(() -> make(packages))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("could not be installed")
        .hasMessageContaining("no such package");
    assertThat(packages.areMade()).isFalse();
  }

  private PythonPackages packages(String pins) {
    return new PythonPackages(home.resolve("venv"), pins, tool);
  }

  private void make(PythonPackages packages) {
    packages.make(python, told::add);
  }

  private long timesMade(PythonPackages packages) throws IOException {
    return Files.readAllLines(home.resolve("venv/" + packages.name() + ".made")).size();
  }
}
