package millions.infra.account.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import millions.infra.account.RecordedAws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreflightTest {

  private static final List<String> ZONES = List.of("us-east-1a", "us-east-1b");

  private static final JsonNode BOX =
      json(
          """
          {"Resources": {
            "Vpc": {"Type": "AWS::EC2::VPC"},
            "Web": {"Type": "AWS::EC2::Instance", "Properties": {"InstanceType": "t4g.small"}},
            "Address": {"Type": "AWS::EC2::EIP"},
            "Balancer": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer"}}}""");

  private final RecordedAws aws =
      new RecordedAws()
          .with(
              "DescribeInstances.xml",
              "DescribeInstanceTypes.xml",
              "DescribeVpcs.xml",
              "GetAWSDefaultServiceQuota.networks.json")
          .to("L-1216C47A", "GetServiceQuota.json")
          .to("L-53DA6B97", "GetServiceQuota.json")
          .to("L-F678F1CE", "GetServiceQuota.none.400.json");

  @AfterEach
  void stop() {
    assertThat(aws.changes()).isEmpty();
    aws.close();
  }

  @Test
  void demandOfAStageIsComparedWithEachQuota() {
    aws.with(
            "DescribeInstanceTypeOfferings.xml",
            "DescribeAvailabilityZones.xml",
            "DescribeAddresses.xml")
        .to("L-0263D0A3", "GetServiceQuota.addresses.json");

    // Neither the spot machine nor the one with a graphics card is under this limit.
    assertThat(capacity(Optional.empty()))
        .extracting(Finding::line)
        .containsExactly(
            "  ok      zones        us-east-1a, us-east-1b",
            "  ok      machines     t4g.small in us-east-1a, us-east-1b",
            "  ok      vCPUs        4 of 16 in use, needs 2 more",
            "  ok      Elastic IPs  2 of 5 in use, needs 1 more",
            "  ok      VPCs         1 of 5 in use, needs 1 more",
            "  ok      balancers    not counted, 16 allowed, needs 1 more");
  }

  @Test
  void exhaustedQuotaComesWithTheCommandThatRaisesIt() {
    aws.with(
            "DescribeInstanceTypeOfferings.xml",
            "DescribeAvailabilityZones.xml",
            "DescribeAddresses.xml")
        .to("L-0263D0A3", "GetServiceQuota.few-addresses.json");

    assertThat(capacity(Optional.empty()))
        .filteredOn(Finding::isMissing)
        .singleElement()
        .extracting(Finding::line)
        .isEqualTo(
            """
              MISSING Elastic IPs  2 of 2 in use, needs 1 more
                        → aws service-quotas request-service-quota-increase --service-code ec2 \
            --quota-code L-0263D0A3 --desired-value 3 --region us-east-1""");
  }

  @Test
  void runningResourcesAreNotCountedAgain() {
    aws.with("DescribeInstanceTypeOfferings.xml", "DescribeAvailabilityZones.xml");

    assertThat(capacity(Optional.of(BOX)))
        .extracting(Finding::subject)
        .containsExactly("zones", "machines");
  }

  @Test
  void zoneWithoutTheInstanceTypeIsNamed() {
    aws.with("DescribeInstanceTypeOfferings.a-only.xml", "DescribeAvailabilityZones.xml");

    assertThat(capacity(Optional.empty()))
        .filteredOn(Finding::isMissing)
        .singleElement()
        .extracting(Finding::line)
        .isEqualTo(
            "  MISSING machines     t4g.small is not offered in us-east-1b\n"
                + "            → choose 2 of these: -c zones=us-east-1a,us-east-1c");
  }

  @Test
  void deniedCallIsUnknownAndDoesNotStop() {
    aws.with(
            "DescribeInstanceTypeOfferings.xml",
            "DescribeAvailabilityZones.xml",
            "DescribeAddresses.denied.403.xml")
        .to("L-0263D0A3", "GetServiceQuota.denied.400.json");

    assertThat(capacity(Optional.empty()))
        .filteredOn(finding -> finding.subject().equals("Elastic IPs"))
        .singleElement()
        .extracting(Finding::status, Finding::state)
        .containsExactly(
            Finding.Status.UNKNOWN, "these credentials may not do servicequotas:GetServiceQuota");
  }

  @Test
  void unpreparedAccountComesWithTheBootstrapCommand() {
    aws.with("GetParameter.absent.400.json");

    assertThat(bootstrap().line())
        .endsWith("→ cd infra && npx cdk bootstrap -c stage=1 aws://123456789012/us-east-1");
  }

  @Test
  void oldBootstrapIsMissing() {
    aws.with("GetParameter.old-bootstrap.json");

    assertThat(bootstrap().isMissing()).isTrue();
    assertThat(bootstrap().state()).isEqualTo("version 5, and 6 is needed");
  }

  @Test
  void bootstrappedAccountIsOk() {
    aws.with("GetParameter.bootstrap.json");

    assertThat(bootstrap()).isEqualTo(Finding.ok("bootstrap", "version 28"));
  }

  private List<Finding> capacity(Optional<JsonNode> running) {
    try (var account = aws.account()) {
      return new Preflight(account).capacity(ZONES, BOX, running);
    }
  }

  private Finding bootstrap() {
    try (var account = aws.account()) {
      return new Preflight(account).bootstrap("123456789012");
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
