package millions.local.standin.balancer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stage's topology file as a source of targets: its parts of kind {@code web}. The supervisor
 * replaces the file atomically at every change. Not thread-safe.
 */
final class TopologyFile {

  /** A target as the file names it. */
  record Wanted(String role, SocketAddress address, boolean draining) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private String seen = "";

  TopologyFile(Path file) {
    this.file = file;
  }

  /**
   * The targets, if the file changed since the last call.
   *
   * @throws IOException when the file is missing or is not a topology; the balancer then keeps what
   *     it has
   */
  Optional<List<Wanted>> changed() throws IOException {
    // Compared by content: two writes within one tick of the file system's clock look alike.
    var text = Files.readString(file);
    if (text.equals(seen)) {
      return Optional.empty();
    }
    var wanted = parse(text);
    seen = text;
    return Optional.of(wanted);
  }

  private List<Wanted> parse(String text) throws IOException {
    try {
      var wanted = new ArrayList<Wanted>();
      for (var part : JSON.readTree(text).path("parts")) {
        if (part.path("kind").asText().equals("web")) {
          wanted.add(target(part));
        }
      }
      return wanted;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException("%s is not a topology: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Wanted target(JsonNode part) {
    var address = part.path("address").asText();
    var colon = address.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("address '" + address + "' is not host:port");
    }
    var port = Integer.parseInt(address.substring(colon + 1));
    return new Wanted(
        part.path("role").asText(),
        SocketAddress.inetSocketAddress(port, address.substring(0, colon)),
        part.path("draining").asBoolean());
  }
}
