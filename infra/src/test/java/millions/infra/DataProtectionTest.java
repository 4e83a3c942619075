package millions.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import millions.infra.options.Options;
import millions.infra.options.Sizing;
import millions.infra.synthesis.SynthesizedStages;
import millions.infra.template.Templates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data of a stage is encrypted, outlives its stack, and has the project's tag. */
class DataProtectionTest {

  /** The property that encrypts each type of resource. */
  private static final Map<String, Predicate<JsonNode>> ENCRYPTED =
      Map.of(
          "AWS::S3::Bucket", properties -> properties.has("BucketEncryption"),
          "AWS::EC2::Volume", properties -> properties.path("Encrypted").asBoolean(),
          "AWS::RDS::DBInstance",
              properties ->
                  properties.path("StorageEncrypted").asBoolean()
                      // A read replica is encrypted like its source.
                      || properties.has("SourceDBInstanceIdentifier"),
          "AWS::ElastiCache::ReplicationGroup",
              properties ->
                  properties.path("AtRestEncryptionEnabled").asBoolean()
                      && properties.path("TransitEncryptionEnabled").asBoolean());

  /** Types without the usual tags. */
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
    return SynthesizedStages.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void storedDataIsEncrypted(Options options) {
    ENCRYPTED.forEach(
        (type, encrypted) ->
            Templates.resources(SynthesizedStages.of(options).template(), type)
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
        SynthesizedStages.of(options).template().findValues("BlockDeviceMappings").stream()
            .flatMap(JsonNode::valueStream);

    assertThat(mappings)
        .isNotEmpty()
        .allMatch(mapping -> mapping.path("Ebs").path("Encrypted").asBoolean());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void dataOutlivesItsResource(Options options) {
    var template = SynthesizedStages.of(options).template();
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
  void logsHaveARetention(Options options) {
    assertThat(Templates.resources(SynthesizedStages.of(options).template(), "AWS::Logs::LogGroup"))
        .isNotEmpty()
        .allMatch(
            log ->
                log.getValue().path("Properties").path("RetentionInDays").asInt()
                    == Sizing.of(options.size()).logDays());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void everyResourceHasTheProjectsTagAndNoneNamesTheStage(Options options) {
    Templates.resources(SynthesizedStages.of(options).template())
        .filter(resource -> !WITHOUT_TAGS.contains(resource.getValue().path("Type").asText()))
        .forEach(
            resource ->
                assertThat(resource.getValue().path("Properties").toString())
                    .as(resource.getKey())
                    .matches(
                        text ->
                            text.contains("{\"Key\":\"project\",\"Value\":\"millions\"}")
                                || text.contains("\"project\":\"millions\"")));
    assertThat(
            SynthesizedStages.of(options)
                .template()
                .path("Resources")
                .findValues("Tags")
                .toString())
        .doesNotContainIgnoringCase("stage");
  }
}
