package millions.acceptance.pastebin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was pasted is what is read, whatever valid UTF-8 it is. */
@BlackBox
class ByteForByte {

  private static final int LARGEST = 512 * 1024;

  private final Site site;
  private final Pastebin pastebin;

  ByteForByte(Site site) {
    this.site = site;
    this.pastebin = new Pastebin(site);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("emoji", "👩‍👩‍👧‍👦 🏳️‍🌈 🤷🏽"),
        Arguments.of("line ends", "\r\n\n\r\r\n"),
        Arguments.of("only spaces", "   "),
        Arguments.of("one space", " "),
        Arguments.of("spaces around", "\t a \n"),
        Arguments.of("control characters", controls()),
        Arguments.of("a byte order mark", "\ufeffhello"),
        Arguments.of("line and paragraph separators", "a\u2028b\u2029c\u0085d"),
        Arguments.of("not composed", "e\u0301 is not \u00e9"),
        Arguments.of("right to left", "\u202eשלום عليكم\u202c"),
        Arguments.of("noncharacters", "\ufffe\uffff\ud83f\udfff"),
        Arguments.of("replacement character", "\ufffd"),
        Arguments.of("last code point", "\udbff\udfff"),
        Arguments.of("percent and plus", "%00 %41 + %2B &amp; &text=x"));
  }

  private static String controls() {
    var text = new StringBuilder();
    for (var c = 1; c < 32; c++) {
      text.append((char) c);
    }
    return text.append('\u007f').append('\u009f').toString();
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @MethodSource("texts")
  void textComesBackIdentical(String name, String text) {
    assertIdentical("/p/" + pastebin.paste(text), text);
    var form = site.postForm("/pastes", Map.of("text", text), "Accept", Site.JSON).mustBe(201);
    assertIdentical("/p/" + form.json().path("link").asText(), text);
  }

  private void assertIdentical(String path, String text) {
    assertThat(site.get(path).mustBe(200).body()).isEqualTo(text.getBytes(UTF_8));
    assertThat(site.get(path + "/raw").mustBe(200).body()).isEqualTo(text.getBytes(UTF_8));
    assertThat(site.getAs(Site.JSON, path).mustBe(200).json().path("text").asText())
        .isEqualTo(text);
  }

  /** Sizes spread evenly over the powers of two, contents over all of Unicode but NUL. */
  @Test
  void randomTextOfAnySizeComesBackIdentical() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var round = 0; round < 40; round++) {
      var size = 1 + (int) Math.pow(LARGEST - 8, random.nextDouble());
      var text = text(random, size);
      var read = site.get("/p/" + pastebin.paste(text)).mustBe(200);
      assertThat(read.body().length).as("bytes, seed %d", seed).isEqualTo(bytes(text));
      assertThat(read.text().equals(text)).as("identical, seed %d, round %d", seed, round).isTrue();
    }
  }

  @Test
  void largestAndSmallestPasteAreTaken() {
    for (var text : new String[] {"x", "y".repeat(LARGEST), "é".repeat(LARGEST / 2)}) {
      var read = site.get("/p/" + pastebin.paste(text)).mustBe(200);
      assertThat(read.text().equals(text)).as("identical, %d bytes", bytes(text)).isTrue();
    }
  }

  /** Escaped as JSON must, every such byte takes six: the body is far larger than the text. */
  @Test
  void largestPasteOfControlCharactersIsTaken() {
    var text = "\u0001".repeat(LARGEST);
    var read = site.get("/p/" + pastebin.paste(text)).mustBe(200);
    assertThat(read.text().equals(text)).as("identical").isTrue();
  }

  private static String text(Random random, int bytes) {
    var text = new StringBuilder();
    for (var size = 0; size < bytes; ) {
      var point =
          switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(0x7f);
            case 1 -> 0x80 + random.nextInt(0x780);
            case 2 -> 0x800 + random.nextInt(0xd000);
            default -> 0x10000 + random.nextInt(0x100000);
          };
      text.appendCodePoint(point);
      size += Character.toString(point).getBytes(UTF_8).length;
    }
    return text.toString();
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
