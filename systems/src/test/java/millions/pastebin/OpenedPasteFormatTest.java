package millions.pastebin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenedPasteFormatTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");

  private final OpenedPasteFormat format = new OpenedPasteFormat();

  private static OpenedPaste text() {
    var bytes = "héllo".getBytes(StandardCharsets.UTF_8);
    var body = new Paste.Text("pastes/2026-11-24/x", bytes.length, "a".repeat(64));
    return new OpenedPaste(
        new Paste(new ShortLink("abcDEF1"), body, NOW, Optional.of(NOW.plusSeconds(60))), bytes);
  }

  @Test
  void aTextSurvivesTheTrip() {
    var back = format.decode(format.encode(text()));
    assertThat(back.paste()).isEqualTo(text().paste());
    assertThat(back.bytes()).isEqualTo(text().bytes());
  }

  @Test
  void aUrlSurvivesTheTrip() {
    var target = URI.create("https://example.com/ü?q=1");
    var bytes = target.toString().getBytes(StandardCharsets.UTF_8);
    var paste =
        new Paste(
            new ShortLink("0000000"),
            new Paste.Url(target, bytes.length, "b".repeat(64)),
            NOW,
            Optional.empty());
    var back = format.decode(format.encode(new OpenedPaste(paste, bytes)));
    assertThat(back.paste()).isEqualTo(paste);
    assertThat(back.bytes()).isEqualTo(bytes);
  }

  @Test
  void anotherVersionIsRefused() {
    var encoded = format.encode(text());
    encoded[0]++;
    assertThatThrownBy(() -> format.decode(encoded)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDamagedEntryIsRefused() {
    var encoded = format.encode(text());
    for (var length = 0; length < 90; length++) {
      var cut = Arrays.copyOf(encoded, length);
      assertThatThrownBy(() -> format.decode(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
