package millions.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RandomShortLinksTest {

  private final RandomShortLinks links = new RandomShortLinks();

  @Test
  void everyDigitIsUniform() {
    var counts = new int[ShortLink.LENGTH][62];
    for (var i = 0; i < 100_000; i++) {
      var link = links.next().digits();
      for (var place = 0; place < ShortLink.LENGTH; place++) {
        counts[place][RandomShortLinks.DIGITS.indexOf(link.charAt(place))]++;
      }
    }
    for (var place : counts) {
      // Chi-square with 61 degrees of freedom: 120.6 leaves one chance in 100,000 of a false alarm
      // a place.
      assertThat(chiSquare(place)).isLessThan(120.6);
    }
  }

  @Test
  void theTestWouldSeeTheUsualMistake() {
    var counts = new int[62];
    for (var i = 0; i < 100_000; i++) {
      // A byte modulo 62 favours the first eight digits.
      counts[(int) (Math.random() * 256) % 62]++;
    }
    assertThat(chiSquare(counts)).isGreaterThan(120.6);
  }

  @Test
  void aHundredThousandLinksDoNotRepeat() {
    var seen = new HashSet<ShortLink>();
    for (var i = 0; i < 100_000; i++) {
      seen.add(links.next());
    }
    // 100,000 picks of 62^7 collide 0.0014 times on average.
    assertThat(seen.size()).isGreaterThanOrEqualTo(99_999);
  }

  private static double chiSquare(int[] observed) {
    var expected = 100_000 / 62.0;
    var sum = 0.0;
    for (var count : observed) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }
}
