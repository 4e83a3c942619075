package millions.web.platform.log;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * One answered request.
 *
 * @param viaEdge whether the edge logged it as well, so that a visit is counted there
 */
public record AccessLogLine(
    Instant time,
    String requestId,
    boolean viaEdge,
    String process,
    String method,
    String path,
    int status,
    long bytes,
    long micros,
    String client,
    String userAgent) {

  private static final JsonFactory JSON = new JsonFactory();

  void writeTo(OutputStream out) throws IOException {
    try (var json =
        JSON.createGenerator(out)
            .configure(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)) {
      json.writeStartObject();
      json.writeStringField("time", time.toString());
      json.writeStringField("request_id", requestId);
      json.writeBooleanField("via_edge", viaEdge);
      json.writeStringField("process", process);
      json.writeStringField("method", method);
      json.writeStringField("path", path);
      json.writeNumberField("status", status);
      json.writeNumberField("bytes", bytes);
      json.writeNumberField("micros", micros);
      json.writeStringField("client", client);
      json.writeStringField("user_agent", userAgent == null ? "" : userAgent);
      json.writeEndObject();
    }
    out.write('\n');
  }
}
