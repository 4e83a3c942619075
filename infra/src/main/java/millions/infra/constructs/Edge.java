package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CacheCookieBehavior;
import software.amazon.awscdk.services.cloudfront.CacheHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProps;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.S3OriginAccessControl;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.VpcOrigin;
import software.amazon.awscdk.services.cloudfront.VpcOriginEndpoint;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOriginProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;

/**
 * The cache nearest to the visitors, and the only door: CloudFront. It pulls pages from the
 * balancer through a VPC origin, static files from the content bucket by origin access control.
 *
 * <p>Keeps what an answer allows it to keep, per link, kind of answer ({@code Accept}) and query;
 * cookies go only to what is never kept. Access logs go to the content bucket, where the
 * application counts visits from them. At rest nothing; per request and gigabyte.
 */
public final class Edge extends Box {

  private final Distribution distribution;

  /** The edge before a balancer and a bucket with static files. */
  public Edge(Ground ground, Balancer balancer, ContentBucket content) {
    super(ground, "Edge", "CloudFront");
    var pages = pages(balancer);
    var builder =
        Distribution.Builder.create(this, "Distribution")
            .comment("Millions")
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .priceClass(PriceClass.valueOf(ground.sizes().edgePrices()))
            .defaultBehavior(uncached(pages))
            .additionalBehaviors(
                new TreeMap<>(Map.of("/p/*", cached(pages), "/static/*", staticFiles(content))))
            .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021);
    Domain.of(ground)
        .ifPresent(
            domain ->
                builder.domainNames(List.of(domain.name())).certificate(domain.certificate()));
    distribution = builder.build();
    Domain.of(ground).ifPresent(domain -> domain.pointsTo(distribution));
    waive();
    mayReadStaticFiles(content);
    new EdgeLog(this, ground, distribution, content);
    ground.tell("Url", url());
    arrowTo(balancer, "pull");
    arrowTo(content, "static files, access logs");
  }

  private IOrigin pages(Balancer balancer) {
    var tls = balancer.port() == 443;
    // CloudFront changes no VPC origin in use, so another protocol is another origin.
    // https://github.com/aws/aws-cdk/issues/34629
    var way =
        VpcOrigin.Builder.create(this, tls ? "TlsOrigin" : "Origin")
            .endpoint(VpcOriginEndpoint.applicationLoadBalancer(balancer.balancer()))
            .protocolPolicy(tls ? OriginProtocolPolicy.HTTPS_ONLY : OriginProtocolPolicy.HTTP_ONLY)
            .build();
    way.getNode().addDependency(balancer.internetGateway());
    return origin(way);
  }

  private static IOrigin origin(VpcOrigin way) {
    return software.amazon.awscdk.services.cloudfront.origins.VpcOrigin.withVpcOrigin(
        way,
        VpcOriginProps.builder()
            // Shorter than the balancer's 60 s.
            .keepaliveTimeout(Duration.seconds(50))
            .readTimeout(Duration.seconds(30))
            .build());
  }

  private static BehaviorOptions uncached(IOrigin pages) {
    return BehaviorOptions.builder()
        .origin(pages)
        .allowedMethods(AllowedMethods.ALLOW_ALL)
        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
        .cachePolicy(CachePolicy.CACHING_DISABLED)
        .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER)
        .responseHeadersPolicy(ResponseHeadersPolicy.SECURITY_HEADERS)
        .build();
  }

  private BehaviorOptions cached(IOrigin pages) {
    var policy =
        CachePolicy.Builder.create(this, "Links")
            .comment("Links: per path, query and kind of answer; as long as the answer allows")
            .cookieBehavior(CacheCookieBehavior.none())
            .headerBehavior(CacheHeaderBehavior.allowList("Accept", "Host"))
            .queryStringBehavior(CacheQueryStringBehavior.all())
            .minTtl(Duration.seconds(0))
            .defaultTtl(Duration.seconds(0))
            .maxTtl(Duration.days(365))
            .enableAcceptEncodingGzip(true)
            .enableAcceptEncodingBrotli(true)
            .build();
    return BehaviorOptions.builder()
        .origin(pages)
        .allowedMethods(AllowedMethods.ALLOW_GET_HEAD_OPTIONS)
        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
        .cachePolicy(policy)
        .responseHeadersPolicy(ResponseHeadersPolicy.SECURITY_HEADERS)
        .build();
  }

  private BehaviorOptions staticFiles(ContentBucket content) {
    // The CDK's own way would let CloudFront read the whole bucket.
    var access = S3OriginAccessControl.Builder.create(this, "StaticFiles").build();
    return BehaviorOptions.builder()
        .origin(
            S3BucketOrigin.withBucketDefaults(
                content.bucket(),
                OriginProps.builder()
                    .originAccessControlId(access.getOriginAccessControlId())
                    .build()))
        .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
        .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
        .responseHeadersPolicy(ResponseHeadersPolicy.SECURITY_HEADERS)
        .build();
  }

  private void mayReadStaticFiles(ContentBucket content) {
    content
        .bucket()
        .addToResourcePolicy(
            PolicyStatement.Builder.create()
                .sid("EdgeReadsStaticFiles")
                .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
                .actions(List.of("s3:GetObject"))
                .resources(
                    List.of(content.bucket().arnForObjects(ContentBucket.STATIC_FILES + "/*")))
                .conditions(
                    Map.of(
                        "StringEquals", Map.of("AWS:SourceArn", distribution.getDistributionArn())))
                .build());
  }

  private void waive() {
    Waiver.of(distribution, "AwsSolutions-CFR1", "Everybody may read, wherever they are.");
    Waiver.of(distribution, "AwsSolutions-CFR2", "The firewall (WAF) is what stage 5 adds.");
    Waiver.of(
        distribution,
        "AwsSolutions-CFR3",
        "Its access logs are delivered to the content bucket by CloudWatch's log delivery (v2),"
            + " which the rule does not know.");
    if (ground().options().domain().isEmpty()) {
      Waiver.of(
          distribution,
          "AwsSolutions-CFR4",
          "Without a domain of one's own CloudFront has only its own certificate; with one, TLS"
              + " 1.2 is the least.");
    }
  }

  String url() {
    return "https://"
        + ground().options().domain().orElseGet(distribution::getDistributionDomainName);
  }

  @Override
  List<Vital> vitals() {
    return List.of(
        Vital.above(
            "edge-5xx",
            "More than one answer in a hundred that visitors get is a server error.",
            Vital.metric(
                "AWS/CloudFront",
                "5xxErrorRate",
                "Average",
                Map.of("DistributionId", distribution.getDistributionId(), "Region", "Global")),
            1,
            2));
  }
}
