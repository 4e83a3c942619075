package millions.infra.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import millions.infra.cost.price.PriceList;
import millions.infra.cost.price.Unit;
import millions.ladder.template.Template;
import millions.ladder.template.TemplateResource;

/** Load balancers, public addresses, NAT gateways, endpoints and data transfer. */
final class NetworkCharges {

  private static final BigDecimal CONNECTIONS_OF_A_UNIT = BigDecimal.valueOf(25);

  private NetworkCharges() {}

  static void address(TemplateResource address, Bill bill) {
    bill.addHourly(address, "public IPv4 address", "ipv4", BigDecimal.ONE);
  }

  static void gateway(TemplateResource gateway, Bill bill) {
    bill.addHourly(gateway, "NAT gateway", "nat", BigDecimal.ONE);
  }

  static void endpoint(TemplateResource endpoint, Bill bill) {
    switch (endpoint.textOr("Gateway", "VpcEndpointType")) {
      case "Gateway" -> {}
      case "Interface" ->
          bill.addHourly(
              endpoint,
              "interface endpoint, a zone",
              "endpoint",
              BigDecimal.valueOf(endpoint.list("SubnetIds").size()));
      case String other -> throw new NotPriced("no price of an endpoint of type " + other);
    }
  }

  static void balancer(TemplateResource balancer, Bill bill) {
    if (!balancer.textOr("application", "Type").equals("application")) {
      throw new NotPriced("no price of a balancer of type " + balancer.text("Type"));
    }
    bill.addHourly(balancer, "application balancer", "alb", BigDecimal.ONE);
    if (isInternetFacing(balancer)) {
      var zones = balancer.list("Subnets").size() + balancer.list("SubnetMappings").size();
      bill.addHourly(balancer, "public IPv4 address, a zone", "ipv4", BigDecimal.valueOf(zones));
    }
  }

  static boolean isInternetFacing(TemplateResource balancer) {
    return balancer.textOr("internet-facing", "Scheme").equals("internet-facing");
  }

  /** A capacity unit is 25 new connections a second or 1 GB an hour, whichever is more. */
  static void capacity(List<TemplateResource> balancers, Bill bill) {
    var traffic = bill.traffic();
    var connections =
        traffic
            .requestsPerSecond()
            .divide(CONNECTIONS_OF_A_UNIT, MathContext.DECIMAL64)
            .multiply(PriceList.HOURS);
    var gigabytes = traffic.answerGigabytes().add(traffic.receivedGigabytes());
    bill.addSharedUsage(
        balancers, "capacity units (LCU)", "alb.lcu", Unit.HOUR, connections.max(gigabytes));
  }

  /** Responses from instances or an internet-facing balancer, if there is no CloudFront. */
  static void dataTransfer(Template template, Bill bill) {
    if (template.has("AWS::CloudFront::Distribution")) {
      return;
    }
    var sources =
        template
            .resources()
            .filter(
                resource ->
                    switch (resource.type()) {
                      case "AWS::EC2::Instance" -> true;
                      case "AWS::ElasticLoadBalancingV2::LoadBalancer" ->
                          isInternetFacing(resource);
                      default -> false;
                    })
            .toList();
    if (!sources.isEmpty()) {
      bill.addSharedUsage(
          sources,
          "answers to the internet",
          "transfer.out",
          Unit.GIGABYTE,
          bill.traffic().answerGigabytes());
    }
  }
}
