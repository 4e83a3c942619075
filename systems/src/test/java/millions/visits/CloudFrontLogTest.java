package millions.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import millions.backing.content.ContentChoice;
import millions.backing.content.ContentStore;
import millions.backing.sql.DatabaseFixture.OpenDatabase;
import millions.testing.MovableClock;
import millions.testing.TestConfig;
import millions.testing.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments as CloudFront delivers them: packed, and up to a day late. */
class CloudFrontLogTest {

  private static final Subject LINK = Links.subject("abcdefg");
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");

  /** docs.aws.amazon.com/AmazonCloudFront, "Standard logging reference": 33 fields. */
  private static final String HEAD =
      """
      #Version: 1.0
      #Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status \
      cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id \
      x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher \
      x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port \
      time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len \
      sc-range-start sc-range-end
      """;

  @TempDir Path directory;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T00:30:00Z"));
  private OpenDatabase database;
  private ContentStore content;
  private Visits visits;
  private VisitCounts counts;

  @BeforeEach
  void open() {
    database = TestDatabases.migrated(new VisitsSchema());
    visits = new SqlVisits(database);
    content =
        ContentChoice.open(
            TestConfig.backing(
                    "stage1", Map.of("millions.content.disk.directory", directory.toString()))
                .content());
    counts =
        new VisitCounts(
            content, visits, database, TestConfig.visits(), clock, List.of(Links.PATHS));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static String line(String method, String path, String status, String result, String id) {
    return String.join(
            "\t",
            DAY.toString(),
            "23:59:59",
            "FRA60-P4",
            "1045",
            "198.51.100.7",
            method,
            "d111111abcdef8.cloudfront.net",
            path,
            status,
            "-",
            "Mozilla/5.0%20(X11;%20Linux%20x86_64)",
            "-",
            "-",
            result,
            id,
            "paste.example.org",
            "https",
            "312",
            "0.004",
            "-",
            "TLSv1.3",
            "TLS_AES_128_GCM_SHA256",
            result,
            "HTTP/2.0",
            "-",
            "-",
            "51234",
            "0.004",
            result,
            "text/plain;charset=UTF-8",
            "5",
            "-",
            "-")
        + "\n";
  }

  private static String hit(String path) {
    return line("GET", path, "200", "Hit", "id==");
  }

  private static byte[] packed(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** As the delivery is set up to name them. */
  private static String key(LocalDate day, String hour, String hash) {
    return "access-logs/edge/%s/E2EXAMPLE.%s-%s.%s.gz".formatted(day, day, hour, hash);
  }

  private long counted() {
    return visits.of(LINK, YearMonth.from(DAY)).getOrDefault(DAY, 0L);
  }

  @Test
  void aPackedSegmentIsRead() {
    var tally =
        Links.LOG.map(key(DAY, "23", "a1b2c3d4"), packed(HEAD + hit("/p/abcdefg") + hit("/")));
    assertThat(tally.visits()).isEqualTo(Map.of(new Visit(LINK, DAY), 1L));
    assertThat(tally.lines()).isEqualTo(2);
    assertThat(tally.malformed()).isZero();
  }

  @Test
  void theBytesTellAndNotTheName() {
    var text = HEAD + hit("/p/abcdefg");
    var plain = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Links.LOG.map("access-logs/edge/2026-11-24/x.log", packed(text)).visits())
        .isEqualTo(Links.LOG.map(key(DAY, "23", "a1b2c3d4"), plain).visits())
        .hasSize(1);
  }

  @Test
  void aSegmentOfSeveralPackedPartsIsReadToItsEnd() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write(packed(HEAD + hit("/p/abcdefg")));
    bytes.write(packed(hit("/p/abcdefg")));
    assertThat(Links.LOG.map(key(DAY, "23", "a1b2c3d4"), bytes.toByteArray()).visits())
        .isEqualTo(Map.of(new Visit(LINK, DAY), 2L));
  }

  @Test
  void encodedPathsNameTheSamePaste() {
    var tally =
        Links.LOG.map(
            key(DAY, "23", "a1b2c3d4"),
            packed(HEAD + hit("%2Fp%2Fabcdefg") + hit("/p/%61bcdefg/raw") + hit("/p/%zz+")));
    assertThat(tally.visits()).isEqualTo(Map.of(new Visit(LINK, DAY), 2L));
    assertThat(tally.malformed()).isZero();
  }

  @Test
  void whatTheViewerSawDecidesAndNotWhereItCameFrom() {
    var tally =
        Links.LOG.map(
            key(DAY, "23", "a1b2c3d4"),
            packed(
                HEAD
                    + line("GET", "/p/abcdefg", "200", "Hit", "1")
                    + line("GET", "/p/abcdefg", "200", "RefreshHit", "2")
                    + line("GET", "/p/abcdefg", "200", "OriginShieldHit", "3")
                    + line("GET", "/p/abcdefg", "200", "Miss", "4")
                    + line("GET", "/p/abcdefg", "302", "Miss", "5")
                    + line("GET", "/p/abcdefg", "304", "Hit", "6")
                    // the viewer left before the end
                    + line("GET", "/p/abcdefg", "200", "Error", "7")
                    // from http to https
                    + line("GET", "/p/abcdefg", "301", "Redirect", "8")
                    // the viewer left before the beginning
                    + line("GET", "/p/abcdefg", "000", "Error", "9")
                    + line("GET", "/p/abcdefg", "404", "Error", "10")
                    + line("GET", "/p/abcdefg", "503", "CapacityExceeded", "11")
                    + line("GET", "/p/abcdefg", "503", "LimitExceeded", "12")
                    + line("HEAD", "/p/abcdefg", "200", "Hit", "13")));
    assertThat(tally.visits()).isEqualTo(Map.of(new Visit(LINK, DAY), 7L));
    assertThat(tally.malformed()).isZero();
  }

  @Test
  void aDamagedSegmentCountsNothingAtAllAndIsNotTriedAgain() {
    var lines = hit("/p/abcdefg").repeat(10_000);
    var whole = packed(HEAD + lines);
    var damaged = whole.clone();
    damaged[whole.length / 2] ^= 0x55;
    content.put(key(DAY, "20", "torn"), Arrays.copyOf(whole, whole.length - 20));
    content.put(key(DAY, "21", "tornatitslastbyte"), Arrays.copyOf(whole, whole.length - 1));
    content.put(key(DAY, "22", "flipped"), damaged);
    content.put(key(DAY, "23", "headonly"), Arrays.copyOf(whole, 2));

    assertThat(counts.count()).isEqualTo(4);
    assertThat(counted()).isZero();
    assertThat(malformed()).isEqualTo(4);
    assertThat(counts.count()).isZero();
  }

  private long malformed() {
    return database.read(
        session ->
            session
                .query("SELECT sum(malformed) FROM visit_segments", row -> row.getLong(1))
                .getFirst());
  }

  @Test
  void whatTheEdgePassedOnIsCountedOnceAlthoughBothLogsHaveIt() {
    var id = "SOX4xwn4XV6Q4rgb7XiVGOHms_BGlTAC4KyHmureZmBNrjGdRLiNIQ==";
    content.put(
        key(DAY, "23", "a1b2c3d4"),
        packed(
            HEAD
                + line("GET", "/p/abcdefg", "200", "Miss", id)
                + line("GET", "/p/abcdefg", "200", "Hit", "other==")));
    content.put(
        "access-logs/web/2026-11-24/web-1.jsonl",
        """
        {"time":"2026-11-24T23:59:59Z","request_id":"%s","via_edge":true,"method":"GET","path":"/p/abcdefg","status":200}
        """
            .formatted(id)
            .getBytes(StandardCharsets.UTF_8));
    assertThat(counts.count()).isEqualTo(2);
    assertThat(counted()).isEqualTo(2);
  }

  @Test
  void aSegmentThatComesADayLateCountsForTheDayOfItsLines() {
    content.put(key(DAY, "23", "intime"), packed(HEAD + hit("/p/abcdefg")));
    counts.count();
    clock.advance(Duration.ofHours(24));
    content.put(key(DAY, "23", "late"), packed(HEAD + hit("/p/abcdefg")));
    assertThat(counts.count()).isEqualTo(1);
    assertThat(counted()).isEqualTo(2);
  }

  @Test
  void evenOneThatComesAfterItsDaysLogsAreGoneIsCountedBeforeItGoes() {
    content.put(key(DAY, "22", "intime"), packed(HEAD + hit("/p/abcdefg")));
    counts.count();
    clock.advance(Duration.ofDays(8));
    content.put(key(DAY, "22", "late"), packed(HEAD + hit("/p/abcdefg")));
    assertThat(counts.discardOldLogs()).isEqualTo(1);
    assertThat(counts.count()).isEqualTo(1);
    assertThat(counted()).isEqualTo(2);
    assertThat(counts.discardOldLogs()).isEqualTo(1);
  }
}
