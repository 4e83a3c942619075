package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whoever prefers Compose gets the same LocalStack. */
class ComposeFileTest {

  @Test
  void hasTheSettingsAndTheImageOfTheContainer() throws IOException {
    var file = Files.readString(Path.of("compose.yaml"));
    assertThat(file).contains("image: " + ContainerEmulator.IMAGE);
    LocalStackSettings.everywhere(Path.of("/var/lib/millions"))
        .forEach((name, value) -> assertThat(file).contains("%s: \"%s\"\n".formatted(name, value)));
  }
}
