package millions.infra.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** What the network costs: balancers, addresses, ways out of it. */
final class Network {

  private static final BigDecimal CONNECTIONS_OF_A_UNIT = BigDecimal.valueOf(25);

  private Network() {}

  static void address(Resource address, Bill bill) {
    bill.hourly(address, "public IPv4 address", "ipv4", BigDecimal.ONE);
  }

  static void gateway(Resource gateway, Bill bill) {
    bill.hourly(gateway, "NAT gateway", "nat", BigDecimal.ONE);
  }

  static void endpoint(Resource endpoint, Bill bill) {
    switch (endpoint.textOr("Gateway", "VpcEndpointType")) {
      case "Gateway" -> {}
      case "Interface" ->
          bill.hourly(
              endpoint,
              "interface endpoint, a zone",
              "endpoint",
              BigDecimal.valueOf(endpoint.list("SubnetIds").size()));
      case String other -> throw new NotPriced("no price of an endpoint of type " + other);
    }
  }

  static void balancer(Resource balancer, Bill bill) {
    if (!balancer.textOr("application", "Type").equals("application")) {
      throw new NotPriced("no price of a balancer of type " + balancer.text("Type"));
    }
    bill.hourly(balancer, "application balancer", "alb", BigDecimal.ONE);
    if (isOpen(balancer)) {
      var zones = balancer.list("Subnets").size() + balancer.list("SubnetMappings").size();
      bill.hourly(balancer, "public IPv4 address, a zone", "ipv4", BigDecimal.valueOf(zones));
    }
  }

  static boolean isOpen(Resource balancer) {
    return balancer.textOr("internet-facing", "Scheme").equals("internet-facing");
  }

  /** A unit is 25 new connections a second or 1 GB an hour, whichever is more. */
  static void capacity(List<Resource> balancers, Bill bill) {
    var traffic = bill.traffic();
    var connections =
        traffic
            .requestsPerSecond()
            .divide(CONNECTIONS_OF_A_UNIT, MathContext.DECIMAL64)
            .multiply(Prices.HOURS);
    var gigabytes = traffic.answerGigabytes().add(traffic.receivedGigabytes());
    bill.growTogether(
        balancers, "capacity units (LCU)", "alb.lcu", Unit.HOUR, connections.max(gigabytes));
  }

  /** Answers that leave from the machines or from an open balancer, not through CloudFront. */
  static void answers(Template template, Bill bill) {
    if (template.has("AWS::CloudFront::Distribution")) {
      return;
    }
    var doors =
        template
            .resources()
            .filter(
                resource ->
                    switch (resource.type()) {
                      case "AWS::EC2::Instance" -> true;
                      case "AWS::ElasticLoadBalancingV2::LoadBalancer" -> isOpen(resource);
                      default -> false;
                    })
            .toList();
    if (!doors.isEmpty()) {
      bill.growTogether(
          doors,
          "answers to the internet",
          "transfer.out",
          Unit.GIGABYTE,
          bill.traffic().answerGigabytes());
    }
  }
}
