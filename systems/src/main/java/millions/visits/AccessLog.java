package millions.visits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The map step: reads one access log segment, of a web process (a JSON object a line) or of the
 * edge (the W3C extended format of CloudFront's standard logs, packed or not), and keeps the visits
 * that some system knows.
 *
 * <p>A request that came through the edge is in the edge's log, whether the edge answered it or
 * passed it on; the web process's own line about it says {@code via_edge} and is not a visit again.
 */
final class AccessLog {

  /** Where all segments live in the content store. */
  static final String PREFIX = "access-logs/";

  private static final Logger LOG = Logger.getLogger(AccessLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A line the format does not explain. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;
  }

  private final List<VisitedPaths> systems;

  AccessLog(List<VisitedPaths> systems) {
    this.systems = List.copyOf(systems);
  }

  /** Reads a segment; its key tells whose log it is. */
  VisitTally map(String segment, byte[] bytes) {
    try (var text = SegmentText.open(bytes)) {
      return map(segment, text);
    } catch (IOException e) {
      // Of what cannot be read to its end nothing counts: half a segment would look like a whole.
      LOG.warnf("no visit of access log segment %s is counted: %s", segment, e.getMessage());
      return VisitTally.unreadable(segment);
    }
  }

  private VisitTally map(String segment, BufferedReader text) throws IOException {
    var edge = segment.startsWith(PREFIX + "edge/");
    var visits = new HashMap<Visit, Long>();
    var lines = 0L;
    var malformed = 0L;
    List<String> fields = List.of();
    for (var line = text.readLine(); line != null; line = text.readLine()) {
      if (line.startsWith("#Fields:")) {
        fields = Arrays.asList(line.substring("#Fields:".length()).strip().split("\\s+"));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        lines++;
        try {
          var visit = edge ? edgeLine(line, fields) : webLine(line);
          visit.ifPresent(v -> visits.merge(v, 1L, Long::sum));
        } catch (Malformed e) {
          malformed++;
        }
      }
    }
    return new VisitTally(segment, visits, lines, malformed);
  }

  private Optional<Visit> webLine(String line) throws Malformed {
    try {
      var json = JSON.readTree(line);
      if (json == null || !json.hasNonNull("time") || !json.hasNonNull("path")) {
        throw new Malformed();
      }
      if (json.path("via_edge").asBoolean()) {
        return Optional.empty();
      }
      return visit(
          Instant.parse(json.get("time").asText()).atZone(ZoneOffset.UTC).toLocalDate(),
          json.path("method").asText(),
          json.get("path").asText(),
          json.path("status").asInt());
    } catch (JsonProcessingException | DateTimeException e) {
      throw new Malformed();
    }
  }

  /**
   * The status tells a visit, not {@code x-edge-result-type}: a Hit, RefreshHit, OriginShieldHit or
   * Miss all showed the thing, and so does an Error with a 200, whose viewer left before the end.
   */
  private Optional<Visit> edgeLine(String line, List<String> fields) throws Malformed {
    var values = line.split("\t", -1);
    if (fields.isEmpty() || values.length != fields.size()) {
      throw new Malformed();
    }
    try {
      return visit(
          LocalDate.parse(values[index(fields, "date")]),
          values[index(fields, "cs-method")],
          decoded(values[index(fields, "cs-uri-stem")]),
          Integer.parseInt(values[index(fields, "sc-status")]));
    } catch (DateTimeException | NumberFormatException e) {
      throw new Malformed();
    }
  }

  /** What no one can decode names nothing either. */
  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static int index(List<String> fields, String name) throws Malformed {
    var index = fields.indexOf(name);
    if (index < 0) {
      throw new Malformed();
    }
    return index;
  }

  private Optional<Visit> visit(LocalDate day, String method, String path, int status) {
    var seen = status == 200 || status == 302 || status == 304;
    if (!method.equals("GET") || !seen) {
      return Optional.empty();
    }
    return systems.stream()
        .flatMap(system -> system.at(path).stream())
        .findFirst()
        .map(subject -> new Visit(subject, day));
  }
}
