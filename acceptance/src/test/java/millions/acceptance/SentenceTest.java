package millions.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceTest {

  @Test
  void camelCaseIsReadAloud() {
    assertThat(Sentence.of("expiredPasteIsGone")).isEqualTo("expired paste is gone");
    assertThat(Sentence.of("invalidUtf8IsRefused")).isEqualTo("invalid utf8 is refused");
    assertThat(Sentence.of("UrlLinks")).isEqualTo("url links");
    assertThat(Sentence.of("aPageOfHTMLIsShown")).isEqualTo("a page of HTML is shown");
  }
}
