package millions.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * One line of an answer: a JSON object whose only name says what kind of line it is. The last line
 * says how it ended.
 */
record ControlLine(Kind kind, String text) {

  enum Kind {
    /** What happens, for people. */
    PROGRESS,
    /** Nothing new, and still at it. */
    WAITING,
    /** It is done; the last line. */
    DONE,
    /** Nothing was done; the last line. */
    REFUSED,
    /** It failed; the last line. */
    FAILED;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  boolean isLast() {
    return kind != Kind.PROGRESS && kind != Kind.WAITING;
  }

  /** With the line break. */
  String json() {
    try {
      return JSON.writeValueAsString(JSON.createObjectNode().put(kind.word(), text)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IOException when it is no such line
   */
  static ControlLine parse(String line) throws IOException {
    JsonNode object;
    try {
      object = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IOException("not a line of an answer: " + line, e);
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> object.path(kind.word()).isTextual())
        .findFirst()
        .map(kind -> new ControlLine(kind, object.path(kind.word()).asText()))
        .orElseThrow(() -> new IOException("not a line of an answer: " + line));
  }
}
