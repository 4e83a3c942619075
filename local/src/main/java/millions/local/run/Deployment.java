package millions.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import millions.local.service.RunBy;

/**
 * Where the template of a stage is deployed, and how much of it is there.
 *
 * @param backend whose it is, for people: {@code LocalStack}
 * @param endpoint where AWS's interfaces answer
 * @param emulator what answers there, in words
 */
public record Deployment(String backend, String endpoint, String emulator, List<Service> services) {

  /**
   * A service of AWS the template asks for.
   *
   * @param name as CloudFormation's types name it: {@code S3}
   * @param real how many of its resources the emulator has
   * @param placeholders the types it has in name only
   * @param by what does its work here
   */
  public record Service(String name, int real, List<String> placeholders, RunBy by) {

    public Service {
      placeholders = List.copyOf(placeholders);
    }
  }

  public Deployment {
    services = List.copyOf(services);
  }

  void write(ObjectNode node) {
    node.put("backend", backend).put("endpoint", endpoint).put("emulator", emulator);
    var list = node.putArray("services");
    for (var service : services) {
      var object = list.addObject().put("name", service.name()).put("real", service.real());
      service.placeholders().forEach(object.putArray("placeholders")::add);
      object.put("by", service.by().words());
    }
  }

  static Deployment parse(JsonNode node) {
    var services = new ArrayList<Service>();
    for (var service : node.path("services")) {
      var placeholders = new ArrayList<String>();
      service.path("placeholders").forEach(type -> placeholders.add(type.asText()));
      services.add(
          new Service(
              service.path("name").asText(),
              service.path("real").asInt(),
              placeholders,
              new RunBy(service.path("by").asText())));
    }
    return new Deployment(
        node.path("backend").asText(),
        node.path("endpoint").asText(),
        node.path("emulator").asText(),
        services);
  }
}
