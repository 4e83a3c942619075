package millions.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {

  @TempDir Path directory;

  private PasswordFile file(Path path) {
    return new PasswordFile("some.password-file", path);
  }

  @Test
  void theLastLineFeedIsNotPartOfThePassword() throws IOException {
    var path = Files.writeString(directory.resolve("password"), " p ss\n");
    assertThat(file(path).read()).isEqualTo("p ss");
  }

  @Test
  void whatStandsThereNowIsRead() throws IOException {
    var path = Files.writeString(directory.resolve("password"), "old");
    var file = file(path);
    Files.writeString(path, "new");
    assertThat(file.read()).isEqualTo("new");
  }

  @Test
  void aFileWithoutAPasswordIsRefusedByTheNameOfItsSetting() throws IOException {
    var empty = Files.writeString(directory.resolve("empty"), " \n");
    assertThatThrownBy(() -> file(empty))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("some.password-file")
        .hasMessageContaining(empty + " is empty");
    var none = directory.resolve("none");
    assertThatThrownBy(() -> file(none))
        .hasMessageContaining("some.password-file")
        .hasMessageContaining(none + " does not exist");
    assertThatThrownBy(() -> file(directory))
        .hasMessageContaining("some.password-file")
        .hasMessageContaining(directory + " cannot be read");
  }
}
