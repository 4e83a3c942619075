package millions.localstack.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import millions.local.run.Deployment;
import millions.local.service.RunBy;

/** The resources of a stack by service, with what does each service's work here. */
final class TemplateServices {

  /** Services in name only, whose work an instance of the stage does. */
  private static final Set<String> STOOD_IN_FOR =
      Set.of("AutoScaling", "CloudFront", "ElastiCache", "ElasticLoadBalancingV2", "RDS");

  private TemplateServices() {}

  static List<Deployment.Service> of(List<StackResource> resources) {
    var byService = new TreeMap<String, List<StackResource>>();
    for (var resource : resources) {
      byService.computeIfAbsent(resource.service(), name -> new ArrayList<>()).add(resource);
    }
    return byService.entrySet().stream()
        .map(service -> service(service.getKey(), service.getValue()))
        .toList();
  }

  private static Deployment.Service service(String name, List<StackResource> resources) {
    var placeholders =
        resources.stream()
            .filter(StackResource::placeholder)
            .map(resource -> resource.type().split("::")[2])
            .distinct()
            .sorted()
            .toList();
    var real = (int) resources.stream().filter(resource -> !resource.placeholder()).count();
    var by =
        real > 0
            ? LocalStackBackend.LOCALSTACK
            : STOOD_IN_FOR.contains(name) ? RunBy.STAND_IN : RunBy.PLACEHOLDER;
    return new Deployment.Service(name, real, placeholders, by);
  }
}
