package millions.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;
import millions.infra.template.Templates;

/** Which security groups of a template let who connect to whom, on which port. */
final class Reachability {

  private final JsonNode template;
  private final SortedSet<String> in = new TreeSet<>();
  private final SortedSet<String> out = new TreeSet<>();

  Reachability(JsonNode template) {
    this.template = template;
    Templates.resources(template, "AWS::EC2::SecurityGroup")
        .forEach(
            group -> {
              var properties = group.getValue().path("Properties");
              var name = properties.path("GroupDescription").asText();
              properties.path("SecurityGroupIngress").forEach(rule -> in.add(in(rule, name)));
              properties.path("SecurityGroupEgress").forEach(rule -> out.add(out(rule, name)));
            });
    Templates.resources(template, "AWS::EC2::SecurityGroupIngress")
        .map(rule -> rule.getValue().path("Properties"))
        .forEach(rule -> in.add(in(rule, name(rule.path("GroupId")))));
    Templates.resources(template, "AWS::EC2::SecurityGroupEgress")
        .map(rule -> rule.getValue().path("Properties"))
        .forEach(rule -> out.add(out(rule, name(rule.path("GroupId")))));
    // the CDK's placeholder rule for "no outgoing traffic"
    out.removeIf(rule -> rule.contains("255.255.255.255/32"));
  }

  /** Ingress rules as lines such as {@code Web servers -> Databases tcp 5432}. */
  SortedSet<String> in() {
    return in;
  }

  /** Egress rules in the same form. */
  SortedSet<String> out() {
    return out;
  }

  private String in(JsonNode rule, String group) {
    return "%s -> %s %s".formatted(peer(rule, "Source"), group, ports(rule));
  }

  private String out(JsonNode rule, String group) {
    return "%s -> %s %s".formatted(group, peer(rule, "Destination"), ports(rule));
  }

  private String peer(JsonNode rule, String side) {
    for (var field : new String[] {"CidrIp", "CidrIpv6", side + "PrefixListId"}) {
      if (rule.has(field)) {
        return rule.path(field).asText();
      }
    }
    return name(rule.path(side + "SecurityGroupId"));
  }

  private String name(JsonNode reference) {
    return template
        .path("Resources")
        .path(reference.path("Fn::GetAtt").path(0).asText())
        .path("Properties")
        .path("GroupDescription")
        .asText();
  }

  /** A port, or the attribute that it refers to. */
  private static String port(JsonNode port) {
    return port.isObject() ? port.path("Fn::GetAtt").path(1).asText() : port.asText();
  }

  private static String ports(JsonNode rule) {
    var from = port(rule.path("FromPort"));
    var to = port(rule.path("ToPort"));
    return rule.path("IpProtocol").asText() + " " + (from.equals(to) ? from : from + "-" + to);
  }
}
