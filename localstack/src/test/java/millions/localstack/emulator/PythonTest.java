package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonTest {

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"3.12.0", "3.13.1", "3.14.0rc2", "3.20.3+"})
  void fit(String version) {
    assertThat(Python.isFit(version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.11.7", "2.7.18", "3.9.2", "3", "", "4.0.0", "Python 3.13.0"})
  void unfit(String version) {
    assertThat(Python.isFit(version)).isFalse();
  }

  @Test
  void anUnfitOneIsPassedOver() throws IOException {
    FakePython.in(home.resolve("old"), "python3", "3.11.7");
    FakePython.in(home.resolve("new"), "python3", "3.12.4");
    var found = Python.find(Map.of("PATH", home.resolve("old") + ":" + home.resolve("new")));
    assertThat(found).map(Python::version).hasValue("3.12.4");
  }

  @Test
  void aShimThatFailsIsPassedOver() throws IOException {
    FakePython.in(home.resolve("shims"), "python3.13", "", "exit 127");
    FakePython.in(home.resolve(".pyenv/versions/3.13.0/bin"), "python", "3.13.0");
    var environment = Map.of("PATH", home.resolve("shims").toString(), "HOME", home.toString());
    assertThat(Python.find(environment)).map(Python::version).hasValue("3.13.0");
  }

  @Test
  void noneIsNone() throws IOException {
    Files.createDirectories(home.resolve("empty"));
    assertThat(Python.find(Map.of("PATH", home.resolve("empty").toString()))).isEmpty();
  }
}
