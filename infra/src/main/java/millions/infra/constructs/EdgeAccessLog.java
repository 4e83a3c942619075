package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import millions.infra.constructs.stack.MillionsStack;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.CfnDelivery;
import software.amazon.awscdk.services.logs.CfnDeliveryDestination;
import software.amazon.awscdk.services.logs.CfnDeliverySource;
import software.constructs.Construct;

/**
 * Delivers CloudFront's access log to the content bucket, under a prefix for each day. The
 * application counts from it the visits that the edge answered from its cache.
 */
final class EdgeAccessLog extends Construct {

  private static final String NAME = "millions-edge";

  /** The fields that the application reads, by their W3C names. */
  private static final List<String> FIELDS =
      List.of(
          "date",
          "time",
          "x-edge-location",
          "sc-bytes",
          "c-ip",
          "cs-method",
          "cs(Host)",
          "cs-uri-stem",
          "sc-status",
          "cs(Referer)",
          "cs(User-Agent)",
          "cs-uri-query",
          "cs(Cookie)",
          "x-edge-result-type",
          "x-edge-request-id",
          "x-host-header",
          "cs-protocol",
          "cs-bytes",
          "time-taken",
          "x-forwarded-for",
          "ssl-protocol",
          "ssl-cipher",
          "x-edge-response-result-type",
          "cs-protocol-version");

  EdgeAccessLog(
      Construct scope, MillionsStack stack, Distribution distribution, ContentBucket content) {
    super(scope, "Log");
    var source =
        CfnDeliverySource.Builder.create(this, "Source")
            .name(NAME)
            .logType("ACCESS_LOGS")
            .resourceArn(distribution.getDistributionArn())
            .build();
    var destination =
        CfnDeliveryDestination.Builder.create(this, "Destination")
            .name(NAME)
            .outputFormat("w3c")
            .destinationResourceArn(content.bucket().getBucketArn() + "/" + ContentBucket.EDGE_LOGS)
            .build();
    var delivery =
        CfnDelivery.Builder.create(this, "Delivery")
            .deliverySourceName(NAME)
            .deliveryDestinationArn(destination.getAttrArn())
            .s3SuffixPath("{yyyy}-{MM}-{dd}")
            .s3EnableHiveCompatiblePath(false)
            .recordFields(FIELDS)
            .build();
    delivery.getNode().addDependency(source);
    var account = stack.options().account();
    var policy =
        content
            .bucket()
            .addToResourcePolicy(
                PolicyStatement.Builder.create()
                    .sid("EdgeLog")
                    .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
                    .actions(List.of("s3:PutObject"))
                    .resources(
                        List.of(content.bucket().arnForObjects(ContentBucket.EDGE_LOGS + "/*")))
                    .conditions(
                        new TreeMap<>(
                            Map.of(
                                "StringEquals",
                                new TreeMap<>(
                                    Map.of(
                                        "aws:SourceAccount",
                                        account,
                                        "s3:x-amz-acl",
                                        "bucket-owner-full-control")),
                                "ArnLike",
                                Map.of(
                                    "aws:SourceArn",
                                    "arn:aws:logs:%s:%s:delivery-source:%s"
                                        .formatted(stack.options().region(), account, NAME)))))
                    .build());
    delivery.getNode().addDependency(policy.getPolicyDependable());
  }
}
