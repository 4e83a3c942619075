package millions.pastebin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import millions.testing.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasteRulesTest {

  private static final Optional<String> NEVER = Optional.empty();

  private final PasteRules rules = new PasteRules(TestConfig.pastebin(Map.of()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\r\n",
        "\u0001\u001b\u007f",
        "😀",
        "é",
        "\uFEFFbom",
        "' OR 1=1 --",
        "<script>"
      })
  void anyTextIsKeptByteForByte(String text) {
    assertThat(rules.text(text, NEVER).bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void emptyTextIsRefused() {
    assertThatThrownBy(() -> rules.text("", NEVER)).hasMessage("text is empty");
  }

  @Test
  void nulIsRefused() {
    assertThatThrownBy(() -> rules.text("a\0b", NEVER)).hasMessageContaining("NUL");
  }

  @Test
  void halfASurrogatePairIsRefused() {
    assertThatThrownBy(() -> rules.text("a\ud83d", NEVER)).hasMessageContaining("surrogate");
  }

  @Test
  void theLimitCountsBytesNotCharacters() {
    rules.text("é".repeat(262_144), NEVER);
    var refused =
        catchThrowableOfType(InvalidPaste.class, () -> rules.text("é".repeat(262_145), NEVER));
    assertThat(refused.kind()).isEqualTo(InvalidPaste.Kind.TOO_LARGE);
    assertThat(refused.field()).isEqualTo("text");
    assertThat(refused.allowed()).contains("524288");
  }

  @Test
  void expiryIsAWholeNumberOfMinutes() {
    assertThat(rules.text("x", Optional.of("1")).lifetime()).hasValue(Duration.ofMinutes(1));
    assertThat(rules.text("x", Optional.of("5256000")).lifetime()).hasValue(Duration.ofDays(3650));
    assertThat(rules.text("x", NEVER).lifetime()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "5256001",
        "9223372036854775808",
        "99999999999999999999999",
        "1.5",
        "abc",
        "",
        " ",
        "1e3",
        "٣"
      })
  void anyOtherExpiryIsRefused(String minutes) {
    var refused =
        catchThrowableOfType(InvalidPaste.class, () -> rules.text("x", Optional.of(minutes)));
    assertThat(refused.field()).isEqualTo("expires_in_minutes");
    assertThat(refused.allowed()).contains("1 to 5256000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "https://example.com:8443/a/b?c=d&e=%20f#g",
        "HTTPS://EXAMPLE.COM/",
        "https://xn--bcher-kva.example/",
        "https://bücher.example/straße?q=ü",
        "http://my_host.example.com/x",
        "http://93.184.216.34/",
        "http://[2606:2800:220:1::1]/"
      })
  void aPublicWebAddressIsATarget(String url) {
    assertThat(rules.url(url, NEVER, Set.of())).isInstanceOf(NewPaste.OfUrl.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.com/",
        "file:///etc/passwd",
        "//example.com/",
        "example.com",
        "http://",
        "http:///path",
        "http:example.com",
        "https://user:pw@example.com/",
        "http://exa mple.com/",
        "http://localhost/",
        "http://LOCALHOST:8080/",
        "http://sub.localhost/",
        "http://printer.local/",
        "http://metadata.google.internal/",
        "http://intranet/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[2002:7f00:1::]/",
        "http://127.0.0.1./",
        "\thttp://localhost/"
      })
  void anythingElseIsRefused(String url) {
    var refused = catchThrowableOfType(InvalidPaste.class, () -> rules.url(url, NEVER, Set.of()));
    assertThat(refused).isNotNull();
    assertThat(refused.field()).isEqualTo("url");
  }

  @Test
  void aLinkBackToThisServiceIsRefused() {
    var own = Set.of("millions.example", "millions.example:8443");
    assertThatThrownBy(() -> rules.url("https://millions.example/p/abcdefg", NEVER, own))
        .hasMessageContaining("leads back");
    assertThatThrownBy(() -> rules.url("https://Millions.Example:8443/", NEVER, own))
        .hasMessageContaining("leads back");
    rules.url("https://millions.example.org/", NEVER, own);
  }

  @Test
  void aUrlHasALimit() {
    var longest = "https://example.com/" + "a".repeat(2028);
    rules.url(longest, NEVER, Set.of());
    assertThatThrownBy(() -> rules.url(longest + "a", NEVER, Set.of()))
        .hasMessageContaining("2049 characters");
  }
}
