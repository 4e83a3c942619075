package millions.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import millions.ladder.Stage;
import millions.local.service.InstanceStatus;
import millions.local.service.InstanceStatus.Health;
import millions.local.service.InstanceStatus.Registration;
import millions.local.service.RunBy;
import millions.local.state.AtomicFile;
import millions.local.state.StateDirectory;

/**
 * A running stage as everybody may see it: {@code status}, the balancer, the web processes and the
 * page read it from one file.
 */
public record Topology(
    Stage stage, String url, List<InstanceStatus> instances, Optional<Deployment> deployment) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public Topology {
    instances = List.copyOf(instances);
  }

  /** Of a stage that is deployed nowhere. */
  Topology(Stage stage, String url, List<InstanceStatus> instances) {
    this(stage, url, instances, Optional.empty());
  }

  /** Replaces the file at once, so that no reader sees half of it. */
  void write(Path file) {
    AtomicFile.write(file, json());
  }

  /** That of the run of this state directory, as its supervisor wrote it last. */
  public static Optional<Topology> of(StateDirectory state) {
    return read(state.topology());
  }

  /** What the file says; empty when there is none or it cannot be understood. */
  static Optional<Topology> read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What {@link #json} wrote; empty when it cannot be understood. */
  public static Optional<Topology> parse(String json) {
    try {
      return Optional.of(parse(JSON.readTree(json)));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The object printed by {@code status --json}. */
  public String json() {
    var root = JSON.createObjectNode();
    root.putObject("stage").put("number", stage.number()).put("name", stage.title());
    root.put("url", url);
    var list = root.putArray("parts");
    instances.forEach(instance -> write(instance, list.addObject()));
    deployment.ifPresent(it -> it.write(root.putObject("deployment")));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(InstanceStatus instance, ObjectNode node) {
    node.put("role", instance.role()).put("kind", instance.kind());
    if (instance.pid().isPresent()) {
      node.put("pid", instance.pid().getAsLong());
    } else {
      node.putNull("pid");
    }
    node.put("address", instance.address());
    node.put("health", instance.health().name().toLowerCase(Locale.ROOT));
    var needs = node.putArray("needs");
    instance.needs().forEach(needs::add);
    node.put("by", instance.by().words());
    if (instance.isDraining()) {
      node.put("draining", true);
    }
  }

  private static Topology parse(JsonNode root) {
    var stage =
        Stage.of(root.path("stage").path("name").asText())
            .orElseThrow(() -> new IllegalArgumentException("no stage in it"));
    var instances = new ArrayList<InstanceStatus>();
    root.path("parts").forEach(node -> instances.add(parseInstance(node)));
    var deployment =
        root.has("deployment")
            ? Optional.of(Deployment.parse(root.path("deployment")))
            : Optional.<Deployment>empty();
    return new Topology(stage, root.path("url").asText(), instances, deployment);
  }

  private static InstanceStatus parseInstance(JsonNode node) {
    var pid = node.path("pid");
    var needs = new ArrayList<String>();
    node.path("needs").forEach(need -> needs.add(need.asText()));
    return new InstanceStatus(
        node.path("role").asText(),
        node.path("kind").asText(),
        pid.isNumber() ? OptionalLong.of(pid.asLong()) : OptionalLong.empty(),
        node.path("address").asText(),
        Health.valueOf(node.path("health").asText().toUpperCase(Locale.ROOT)),
        needs,
        new RunBy(node.path("by").asText()),
        node.path("draining").asBoolean() ? Registration.DRAINING : Registration.REGISTERED);
  }
}
