package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import millions.infra.constructs.stack.AlarmDefinition;
import millions.infra.constructs.stack.Domain;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.NagSuppressions;
import millions.infra.constructs.stack.StageConstruct;
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
 * The CloudFront distribution, through which all visitors come. It pulls pages from the balancer
 * through a VPC origin and static files from the content bucket with origin access control.
 *
 * <p>It caches what a response allows, by path, {@code Accept} and query; it forwards cookies only
 * where it caches nothing. It writes access logs to the content bucket, where the application
 * counts visits from them. At rest it costs nothing; requests and gigabytes have a price.
 */
public final class Edge extends StageConstruct {

  private final Distribution distribution;

  /** The edge in front of a balancer and a bucket with static files. */
  public Edge(MillionsStack stack, Balancer balancer, ContentBucket content) {
    super(stack, "Edge", "CloudFront");
    var pages = pagesOrigin(balancer);
    var builder =
        Distribution.Builder.create(this, "Distribution")
            .comment("Millions")
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .priceClass(PriceClass.valueOf(stack.sizing().edgePrices()))
            .defaultBehavior(uncached(pages))
            .additionalBehaviors(
                new TreeMap<>(Map.of("/p/*", cached(pages), "/static/*", staticFiles(content))))
            .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021);
    Domain.of(stack)
        .ifPresent(
            domain ->
                builder.domainNames(List.of(domain.name())).certificate(domain.certificate()));
    distribution = builder.build();
    Domain.of(stack).ifPresent(domain -> domain.pointTo(distribution));
    suppressNagRules();
    allowReadingStaticFiles(content);
    new EdgeAccessLog(this, stack, distribution, content);
    stack.addOutput("Url", url());
    arrowTo(balancer, "pull");
    arrowTo(content, "static files, access logs");
  }

  private IOrigin pagesOrigin(Balancer balancer) {
    var tls = balancer.port() == 443;
    // CloudFront cannot change a VPC origin in use, so another protocol needs another origin.
    // https://github.com/aws/aws-cdk/issues/34629
    var vpcOrigin =
        VpcOrigin.Builder.create(this, tls ? "TlsOrigin" : "Origin")
            .endpoint(VpcOriginEndpoint.applicationLoadBalancer(balancer.balancer()))
            .protocolPolicy(tls ? OriginProtocolPolicy.HTTPS_ONLY : OriginProtocolPolicy.HTTP_ONLY)
            .build();
    vpcOrigin.getNode().addDependency(balancer.internetGateway());
    return origin(vpcOrigin);
  }

  private static IOrigin origin(VpcOrigin vpcOrigin) {
    return software.amazon.awscdk.services.cloudfront.origins.VpcOrigin.withVpcOrigin(
        vpcOrigin,
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
    // The CDK's withOriginAccessControl would let CloudFront read the whole bucket.
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

  private void allowReadingStaticFiles(ContentBucket content) {
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

  private void suppressNagRules() {
    NagSuppressions.add(
        distribution, "AwsSolutions-CFR1", "Everybody may read, wherever they are.");
    NagSuppressions.add(
        distribution, "AwsSolutions-CFR2", "The firewall (WAF) is what stage 5 adds.");
    NagSuppressions.add(
        distribution,
        "AwsSolutions-CFR3",
        "Its access logs are delivered to the content bucket by CloudWatch's log delivery (v2),"
            + " which the rule does not know.");
    if (stack().options().domain().isEmpty()) {
      NagSuppressions.add(
          distribution,
          "AwsSolutions-CFR4",
          "Without a domain of one's own CloudFront has only its own certificate; with one, TLS"
              + " 1.2 is the least.");
    }
  }

  String url() {
    return "https://"
        + stack().options().domain().orElseGet(distribution::getDistributionDomainName);
  }

  @Override
  public List<AlarmDefinition> alarms() {
    return List.of(
        AlarmDefinition.above(
            "edge-5xx",
            "More than one answer in a hundred that visitors get is a server error.",
            AlarmDefinition.metric(
                "AWS/CloudFront",
                "5xxErrorRate",
                "Average",
                Map.of("DistributionId", distribution.getDistributionId(), "Region", "Global")),
            1,
            2));
  }
}
