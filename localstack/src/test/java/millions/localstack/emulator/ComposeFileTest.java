package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The file that Compose reads, by hand and for a run, says what the program says. */
class ComposeFileTest {

  private String file;

  @BeforeEach
  void read() throws IOException {
    file = Files.readString(Path.of("compose.yaml"));
  }

  @Test
  void hasTheSettingsOfLocalStack() {
    LocalStackSettings.everywhere(Path.of("/var/lib/millions"))
        .forEach((name, value) -> assertThat(file).contains("%s: \"%s\"\n".formatted(name, value)));
    assertThat(file)
        .contains("MILLIONS_OWNER: \"${MILLIONS_OWNER:-}\"\n", "LOCALSTACK_AUTH_TOKEN:\n");
  }

  @Test
  void hasTheDefaultsOfWhoeverUsesItByHand() {
    assertThat(file)
        .contains(
            "image: ${MILLIONS_LOCALSTACK_IMAGE:-%s}\n".formatted(ComposeEmulator.IMAGE),
            "\"127.0.0.1:${MILLIONS_LOCALSTACK_PORT:-4566}:4566\"\n",
            "${MILLIONS_LOCALSTACK_DATA:-kept}:/var/lib/millions\n",
            "${MILLIONS_DOCKER_SOCKET:-/var/run/docker.sock}:/var/run/docker.sock\n");
  }
}
