package millions.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What people paste: prose, a log, addresses, and strange characters. The same in every run. */
public final class RealInput {

  /** The application's limit for one text. */
  private static final int LARGEST_BYTES = 512 * 1024;

  private static final List<String> SITES =
      List.of("www.example.org", "docs.example.com", "shop.example.net", "xn--bcher-kva.example");
  private static final List<String> WORDS =
      List.of("how", "to", "scale", "a", "café", "naïve", "日本", "users", "2026", "index", "v2");

  /** One, two, three and four bytes of UTF-8, and what editors and terminals leave behind. */
  private static final List<String> SCRAPS =
      List.of(
          "a", " ", "é", "ß", "日", "🦊", "👩‍🔬", "\r\n", "\n", "\t", "\u0007", "<b>&amp;", "{}");

  private final Random random = new Random(4);

  /** This project's own README, where there is one, and LICENSE. */
  public List<String> documents() {
    return Stream.of("README.md", "LICENSE")
        .map(Launcher.CHECKOUT::resolve)
        .filter(Files::exists)
        .map(
            file -> {
              try {
                return Files.readString(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  /** A web server's log, cut at exactly 500 KiB. */
  public String log() {
    var log = new StringBuilder();
    for (int second = 0; log.length() < 500 * 1024; second++) {
      log.append(
          "10.0.%d.%d - - [24/Nov/2026:%02d:%02d:%02d +0000] \"GET /p/%s HTTP/1.1\" %d %d\n"
              .formatted(
                  random.nextInt(256),
                  random.nextInt(256),
                  second / 3600 % 24,
                  second / 60 % 60,
                  second % 60,
                  Long.toString(random.nextLong(1L << 36), 36),
                  random.nextInt(20) == 0 ? 404 : 200,
                  random.nextInt(100_000)));
    }
    return log.substring(0, 500 * 1024);
  }

  /** Addresses with paths, queries, fragments and percent signs, no two the same. */
  public List<String> addresses(int count) {
    return IntStream.range(0, count).mapToObj(this::address).toList();
  }

  private String address(int number) {
    var path =
        IntStream.range(0, 1 + random.nextInt(4))
            .mapToObj(i -> encoded(WORDS.get(random.nextInt(WORDS.size()))))
            .collect(Collectors.joining("/"));
    var query =
        random.nextBoolean()
            ? "?q=%s&page=%d".formatted(encoded(WORDS.get(random.nextInt(4))), number % 50)
            : "";
    var fragment = random.nextInt(5) == 0 ? "#section-" + number % 9 : "";
    return "https://%s/%s/%d%s%s"
        .formatted(SITES.get(random.nextInt(SITES.size())), path, number, query, fragment);
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, UTF_8);
  }

  /** So many texts, most of them short, some as long as the application takes. */
  public List<String> texts(int count) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      int bytes =
          switch (i % 40) {
            case 0 -> 1;
            case 1 -> 100_000 + random.nextInt(LARGEST_BYTES - 100_000);
            case 2, 3, 4 -> 5_000 + random.nextInt(20_000);
            default -> 1 + random.nextInt(2_000);
          };
      texts.add(text(bytes));
    }
    return texts;
  }

  private String text(int bytes) {
    if (bytes == 1) {
      return String.valueOf((char) ('a' + random.nextInt(26)));
    }
    var text = new StringBuilder();
    int length = 0;
    while (true) {
      var scrap = SCRAPS.get(random.nextInt(SCRAPS.size()));
      int size = scrap.getBytes(UTF_8).length;
      if (length + size > bytes) {
        return text.isEmpty() ? "." : text.toString();
      }
      text.append(scrap);
      length += size;
    }
  }
}
