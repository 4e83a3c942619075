package millions.web.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepresentationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | PAGE",
        "text/html | PAGE",
        "application/json | JSON",
        "application/problem+json | JSON",
        "application/json, text/html | JSON",
        "application/json;q=0.5, text/html | PAGE",
        "text/plain, text/html;q=0.9 | TEXT",
        "text/* | TEXT",
        "image/png | TEXT",
        "image/png, */* | TEXT"
      })
  void theBestNamedTypeWins(String accept, Representation wanted) {
    assertThat(Representation.by(accept)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "", "nonsense", ";;;", ","})
  void aWildcardOrNonsenseGetsTheText(String accept) {
    assertThat(Representation.by(accept)).isEqualTo(Representation.TEXT);
  }

  @Test
  void noHeaderGetsTheText() {
    assertThat(Representation.by(null)).isEqualTo(Representation.TEXT);
  }
}
