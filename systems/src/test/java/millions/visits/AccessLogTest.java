package millions.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessLogTest {

  private static final Visit VISIT =
      new Visit(Links.subject("abcdefg"), LocalDate.parse("2026-11-24"));

  private static VisitTally web(String... lines) {
    return Links.LOG.map(
        "access-logs/web/2026-11-24/x.jsonl",
        String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static VisitTally edge(String... lines) {
    return Links.LOG.map(
        "access-logs/edge/2026-11-24/x.log",
        String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String method, String path, int status, boolean viaEdge) {
    return """
        {"time":"2026-11-24T23:59:59.999Z","request_id":"1","via_edge":%s,"method":"%s","path":"%s","status":%d}"""
        .formatted(viaEdge, method, path, status);
  }

  @Test
  void visitsAreSuccessfulReadsOfPastes() {
    var tally =
        web(
            line("GET", "/p/abcdefg", 200, false),
            line("GET", "/p/abcdefg/raw", 200, false),
            line("GET", "/p/abcdefg", 302, false),
            line("GET", "/p/abcdefg", 304, false),
            line("GET", "/p/abcdefg", 404, false),
            line("GET", "/p/abcdefg", 410, false),
            line("GET", "/p/abcdefg", 503, false),
            line("HEAD", "/p/abcdefg", 200, false),
            line("POST", "/pastes", 201, false),
            line("GET", "/p/abc", 200, false),
            line("GET", "/pastes/abcdefg/stats", 200, false));
    assertThat(tally.visits()).isEqualTo(Map.of(VISIT, 4L));
    assertThat(tally.lines()).isEqualTo(11);
    assertThat(tally.malformed()).isZero();
  }

  @Test
  void whatTheEdgeLogsIsNotCountedTwice() {
    assertThat(web(line("GET", "/p/abcdefg", 200, true)).visits()).isEmpty();
  }

  @Test
  void malformedLinesAreCountedAndSkipped() {
    var tally =
        web(
            line("GET", "/p/abcdefg", 200, false),
            "{\"time\":\"2026-11-24T2",
            "not json",
            "[]",
            "{\"time\":\"yesterday\",\"path\":\"/p/abcdefg\"}",
            "{}",
            "",
            line("GET", "/p/abcdefg", 200, false));
    assertThat(tally.visits()).isEqualTo(Map.of(VISIT, 2L));
    assertThat(tally.malformed()).isEqualTo(5);
  }

  @Test
  void readsTheEdgesFormatByItsFieldNames() {
    var tally =
        edge(
            "#Version: 1.0",
            "#Fields: date time sc-status cs-method cs-uri-stem x-edge-result-type",
            "2026-11-24\t10:00:00\t200\tGET\t/p/abcdefg\tHit",
            "2026-11-24\t10:00:01\t200\tGET\t/p/abcdefg\tMiss",
            "2026-11-24\t10:00:01\t404\tGET\t/p/abcdefg\tError",
            "2026-11-24\t10:00:01\t200\tGET",
            "someday\t10:00:01\t200\tGET\t/p/abcdefg\tMiss");
    assertThat(tally.visits()).isEqualTo(Map.of(VISIT, 2L));
    assertThat(tally.malformed()).isEqualTo(2);
  }

  @Test
  void anEdgeSegmentWithoutFieldNamesCannotBeRead() {
    var tally = edge("2026-11-24\t10:00:00\t200\tGET\t/p/abcdefg\tHit");
    assertThat(tally.visits()).isEmpty();
    assertThat(tally.malformed()).isEqualTo(1);
  }
}
