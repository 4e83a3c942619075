package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import millions.ladder.CommandRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GivenEmulatorTest {

  private final List<String> told = new ArrayList<>();
  private Answering server;
  private GivenEmulator emulator;

  @BeforeEach
  void open() throws IOException {
    server = new Answering(0);
    emulator = new GivenEmulator(server.endpoint());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whateverIsNoLocalStackIsRefused() {
    assertThatThrownBy(() -> emulator.start(told::add))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("Nothing at " + emulator.endpoint())
        .hasMessageContaining("localstack/compose.yaml");
  }

  @Test
  void aLocalStackWithoutOurScriptsIsRefused() {
    server.asLocalStack();
    assertThatThrownBy(() -> emulator.start(told::add))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("without our start-up scripts")
        .hasMessageContaining("localstack/compose.yaml");
  }

  @Test
  void itsLivesAreCounted() {
    server.asLocalStack();
    server.withMarker("{\"life\": \"a\", \"kept\": true}");
    emulator.start(told::add);
    assertThat(told).isEmpty();
    assertThat(emulator.check()).isTrue();
    assertThat(emulator.lives()).isEqualTo(1);

    server.nothingMore();
    assertThat(emulator.check()).isFalse();
    assertThat(emulator.lives()).isEqualTo(1);

    server.withMarker("{\"life\": \"b\", \"kept\": true}");
    assertThat(emulator.check()).isTrue();
    assertThat(emulator.lives()).isEqualTo(2);
  }

  @Test
  void oneThatForgetsIsRefused() {
    server.asLocalStack();
    server.withMarker("{\"life\": \"a\", \"kept\": false}");
    assertThatThrownBy(() -> emulator.start(told::add))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("MILLIONS_KEEP")
        .hasMessageContaining("localstack/compose.yaml");
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertThatThrownBy(() -> new GivenEmulator(URI.create("localhost:4566")))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("http://localhost:4566");
  }
}
