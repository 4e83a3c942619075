package millions.local.emulator;

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

  @TempDir private Path home;
  private final List<String> told = new ArrayList<>();
  private PythonPackages packages;
  private Python python;

  @BeforeEach
  void lay() throws IOException {
    packages =
        new PythonPackages(
            home.resolve("venv"), new Tool(home.resolve("logs/install.log"), Map.of()));
    python = new Python(FakePython.in(home, "python3", "3.13.0"), "3.13.0");
  }

  @Test
  void areMadeOnce() throws IOException {
    assertThat(packages.areMade(PINS)).isFalse();
    make(PINS);
    make(PINS);
    assertThat(packages.areMade(PINS)).isTrue();
    assertThat(timesMade()).isEqualTo(1);
    assertThat(told).first().asString().contains("500 MB").contains("minute");
  }

  @Test
  void otherPinsMakeThemAnew() throws IOException {
    make(PINS);
    Files.createFile(home.resolve("venv/of-the-old-pins"));
    make("localstack-core==4.15.0\n");
    assertThat(timesMade()).isEqualTo(2);
    assertThat(home.resolve("venv/of-the-old-pins")).doesNotExist();
  }

  @Test
  void halfMadeOnesAreMadeAgain() throws IOException {
    FakePython.in(home.resolve("venv/bin"), "python", "3.13.0");
    assertThat(packages.areMade(PINS)).isFalse();
    make(PINS);
    assertThat(timesMade()).isEqualTo(1);
  }

  @Test
  void aFailedInstallationShowsItsLogAndDoesNotCount() throws IOException {
    var failing = "[ \"$2\" != pip ] || { echo no such package; exit 1; }";
    python = new Python(FakePython.in(home, "python3", "3.13.0", failing), "3.13.0");
    assertThatThrownBy(() -> make(PINS))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("could not be installed")
        .hasMessageContaining("no such package");
    assertThat(packages.areMade(PINS)).isFalse();
  }

  private void make(String pins) {
    packages.make(python, pins, told::add);
  }

  private long timesMade() throws IOException {
    return Files.readAllLines(home.resolve("venv.made")).size();
  }
}
