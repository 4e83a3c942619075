package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessLivesTest {

  private Answering server;
  private ProcessLives lives;

  @BeforeEach
  void open() throws IOException {
    server = new Answering(0).asLocalStack();
    lives = ProcessLives.of("mine", new OwnershipMarker(server.endpoint()));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void thoseOfAnotherOwnerAreNone() {
    server.withMarker("{\"life\": \"a\", \"owner\": \"theirs\", \"kept\": true}");
    assertThat(lives.ready()).isFalse();
    server.withMarker("{\"life\": \"a\", \"kept\": true}");
    assertThat(lives.ready()).isFalse();
    assertThat(lives.count()).isZero();
  }

  @Test
  void eachOfTheOwnersCountsOnce() {
    server.withMarker("{\"life\": \"a\", \"owner\": \"mine\", \"kept\": true}");
    assertThat(lives.ready()).isTrue();
    assertThat(lives.ready()).isTrue();
    server.withMarker("{\"life\": \"b\", \"owner\": \"mine\", \"kept\": true}");
    assertThat(lives.ready()).isTrue();
    assertThat(lives.count()).isEqualTo(2);
  }
}
