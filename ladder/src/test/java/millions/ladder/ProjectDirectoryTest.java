package millions.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDirectoryTest {

  @TempDir private Path directory;

  @Test
  void theNearestCheckoutAroundADirectoryIsFound() throws IOException {
    checkout(directory.resolve("outer"));
    checkout(directory.resolve("outer/inner"));
    var module = Files.createDirectories(directory.resolve("outer/inner/local/src"));
    assertThat(ProjectDirectory.around(module)).isEqualTo(directory.resolve("outer/inner"));
  }

  @Test
  void aDirectoryOutsideOfEveryCheckoutIsRefused() {
    assertThatThrownBy(() -> ProjectDirectory.around(directory))
        .isInstanceOfSatisfying(
            CommandRefused.class, refused -> assertThat(refused.exitCode()).isEqualTo(3))
        .hasMessageContaining(directory + " is not in a checkout of Millions");
  }

  @Test
  void thisModuleLiesInACheckout() {
    assertThat(ProjectDirectory.root().resolve("ladder/pom.xml")).isRegularFile();
  }

  private static void checkout(Path at) throws IOException {
    Files.createDirectories(at);
    Files.createFile(at.resolve("millions"));
    Files.createFile(at.resolve("pom.xml"));
  }
}
