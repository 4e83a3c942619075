package millions.infra.cost;

import org.junit.jupiter.api.Test;

class NetworkChargesTest {

  private static String balancer(String scheme) {
    return "'Door': {'Type': 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'Properties': {'Scheme': '%s', 'Type': 'application', 'Subnets': [{'Ref': 'A'}, {'Ref': 'B'}]}}"
        .formatted(scheme);
  }

  @Test
  void anInternalBalancerCostsItsHoursAndCapacityUnits() {
    // 4.4 new connections a second are 0.176 of a unit
    TemplateFragment.of(balancer("internal")).costsFixed("14.60").grows("1.2848").lacksNothing();
  }

  @Test
  void anInternetFacingBalancerHasAddressesAndSendsTheResponses() {
    TemplateFragment.of(balancer("internet-facing")).costsFixed("21.90").grows("3.2648");
  }

  @Test
  void behindCloudFrontNoResponseLeavesFromTheBalancer() {
    var edge = ", 'Edge': {'Type': 'AWS::CloudFront::Distribution', 'Properties': {}}";
    // 22 GB of answers, 1 GB sent on, 11 million requests
    TemplateFragment.of(balancer("internet-facing") + edge).grows("14.5048");
  }

  @Test
  void anotherKindOfBalancerIsNamed() {
    TemplateFragment.of(balancer("internal").replace("application", "network"))
        .costsFixed("0")
        .lacks("Door", "network");
  }

  @Test
  void gatewaysAndEndpointsAreChargedByTheHour() {
    TemplateFragment.of("'Out': {'Type': 'AWS::EC2::NatGateway', 'Properties': {}}")
        .costsFixed("36.50");
    var endpoint =
        "'In': {'Type': 'AWS::EC2::VPCEndpoint', 'Properties': {'VpcEndpointType': 'Interface', 'SubnetIds': [{'Ref': 'A'}, {'Ref': 'B'}]}}";
    TemplateFragment.of(endpoint).costsFixed("14.60");
    TemplateFragment.of(endpoint.replace(", {'Ref': 'B'}", "")).costsFixed("7.30");
    TemplateFragment.of(endpoint.replace("Interface", "Gateway")).costsFixed("0").lacksNothing();
    TemplateFragment.of("'Fixed': {'Type': 'AWS::EC2::EIP'}").costsFixed("3.65");
  }
}
