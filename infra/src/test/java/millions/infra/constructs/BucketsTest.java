package millions.infra.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import millions.infra.synthesis.SynthesizedStages;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {

  @ParameterizedTest
  @ValueSource(strings = {"ContentBucket", "AccessLogsBucket"})
  void bucketIsPrivate(String name) {
    var access =
        SynthesizedStages.named(Stage.SEPARATE_DATA, "AWS::S3::Bucket", name)
            .path("PublicAccessBlockConfiguration");

    assertThat(access).hasSize(4).allMatch(JsonNode::asBoolean);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ContentBucketPolicy", "AccessLogsBucketPolicy"})
  void bucketRefusesRequestsWithoutTls(String name) {
    assertThat(
            SynthesizedStages.named(Stage.SEPARATE_DATA, "AWS::S3::BucketPolicy", name)
                .at("/PolicyDocument/Statement"))
        .anySatisfy(
            statement -> {
              assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
              assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText())
                  .isEqualTo("false");
            });
  }

  @Test
  void deletedContentIsKeptForAWhile() {
    var content = SynthesizedStages.named(Stage.SEPARATE_DATA, "AWS::S3::Bucket", "ContentBucket");

    assertThat(content.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
    assertThat(content.at("/LifecycleConfiguration/Rules").findValues("NoncurrentDays").toString())
        .isEqualTo("[7]");
  }

  @Test
  void logsNeedNoAccessControlLists() {
    assertThat(SynthesizedStages.named(Stage.LOAD_BALANCED, "AWS::S3::Bucket", "AccessLogsBucket"))
        .noneMatch(property -> property.asText().contains("LogDeliveryWrite"));
  }

  @Test
  void edgeReadsOnlyStaticFiles() {
    var statements =
        SynthesizedStages.named(Stage.LOAD_BALANCED, "AWS::S3::BucketPolicy", "ContentBucketPolicy")
            .at("/PolicyDocument/Statement")
            .valueStream()
            .filter(it -> it.path("Principal").toString().contains("cloudfront"))
            .toList();

    assertThat(statements).hasSize(1);
    assertThat(statements.getFirst().path("Action").asText()).isEqualTo("s3:GetObject");
    assertThat(statements.getFirst().path("Resource").toString()).contains("/static/*");
  }
}
