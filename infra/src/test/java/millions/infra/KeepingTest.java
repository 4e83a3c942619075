package millions.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stage keeps is encrypted, outlives a mistake, and is found again by its tag. */
class KeepingTest {

  /** Which property of what holds data says that it is encrypted. */
  private static final Map<String, Predicate<JsonNode>> ENCRYPTED =
      Map.of(
          "AWS::S3::Bucket", properties -> properties.has("BucketEncryption"),
          "AWS::EC2::Volume", properties -> properties.path("Encrypted").asBoolean(),
          "AWS::RDS::DBInstance",
              properties ->
                  properties.path("StorageEncrypted").asBoolean()
                      // a copy is as its source is
                      || properties.has("SourceDBInstanceIdentifier"),
          "AWS::ElastiCache::ReplicationGroup",
              properties ->
                  properties.path("AtRestEncryptionEnabled").asBoolean()
                      && properties.path("TransitEncryptionEnabled").asBoolean());

  /** Tagging is not for them, or goes another way. */
  private static final Set<String> WITHOUT_TAGS =
      Set.of(
          "AWS::AutoScaling::AutoScalingGroup",
          "AWS::Budgets::Budget",
          "AWS::CloudFront::CachePolicy",
          "AWS::CloudFront::OriginAccessControl",
          "AWS::CloudWatch::Dashboard",
          "AWS::EC2::EIPAssociation",
          "AWS::EC2::LaunchTemplate",
          "AWS::EC2::Route",
          "AWS::EC2::SecurityGroupEgress",
          "AWS::EC2::SecurityGroupIngress",
          "AWS::EC2::SubnetRouteTableAssociation",
          "AWS::EC2::VPCGatewayAttachment",
          "AWS::ElasticLoadBalancingV2::Listener",
          "AWS::ElasticLoadBalancingV2::ListenerRule",
          "AWS::IAM::InstanceProfile",
          "AWS::IAM::Policy",
          "AWS::Route53::RecordSet",
          "AWS::S3::BucketPolicy",
          "AWS::SNS::Subscription",
          "AWS::SNS::TopicPolicy",
          "AWS::SecretsManager::ResourcePolicy",
          "AWS::SecretsManager::RotationSchedule",
          "AWS::SecretsManager::SecretTargetAttachment");

  static Stream<Options> stages() {
    return Stages.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void everythingKeptIsEncrypted(Options options) {
    ENCRYPTED.forEach(
        (type, encrypted) ->
            Templates.resources(Stages.of(options).template(), type)
                .forEach(
                    resource ->
                        assertThat(encrypted.test(resource.getValue().path("Properties")))
                            .as(resource.getKey())
                            .isTrue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void rootVolumesAreEncrypted(Options options) {
    var mappings =
        Stages.of(options).template().findValues("BlockDeviceMappings").stream()
            .flatMap(JsonNode::valueStream);

    assertThat(mappings)
        .isNotEmpty()
        .allMatch(mapping -> mapping.path("Ebs").path("Encrypted").asBoolean());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void dataOutlivesItsResource(Options options) {
    var template = Stages.of(options).template();
    var keeping =
        Map.of(
            "AWS::S3::Bucket", "Retain",
            "AWS::EC2::Volume", "Retain",
            "AWS::RDS::DBInstance", "Snapshot");

    keeping.forEach(
        (type, policy) ->
            Templates.resources(template, type)
                .map(Map.Entry::getValue)
                .filter(resource -> !resource.path("Properties").has("SourceDBInstanceIdentifier"))
                .forEach(
                    resource -> {
                      assertThat(resource.path("DeletionPolicy").asText()).isEqualTo(policy);
                      assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo(policy);
                    }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void logsAreKeptForAStatedTime(Options options) {
    assertThat(Templates.resources(Stages.of(options).template(), "AWS::Logs::LogGroup"))
        .isNotEmpty()
        .allMatch(
            log ->
                log.getValue().path("Properties").path("RetentionInDays").asInt()
                    == Sizing.of(options.size()).logDays());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void everythingThatTakesATagHasTheProjectsAndNoneNamesTheStage(Options options) {
    Templates.resources(Stages.of(options).template())
        .filter(resource -> !WITHOUT_TAGS.contains(resource.getValue().path("Type").asText()))
        .forEach(
            resource ->
                assertThat(resource.getValue().path("Properties").toString())
                    .as(resource.getKey())
                    .matches(
                        text ->
                            text.contains("{\"Key\":\"project\",\"Value\":\"millions\"}")
                                || text.contains("\"project\":\"millions\"")));
    assertThat(Stages.of(options).template().path("Resources").findValues("Tags").toString())
        .doesNotContainIgnoringCase("stage");
  }
}
