package millions.infra.constructs;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddApplicationActionProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.FixedResponseOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.Protocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.IDependable;

/**
 * Spreads requests over the web servers: an Application Load Balancer in the inner subnets, which
 * has no public address; only the edge reaches it.
 *
 * <p>Needs a network with inner subnets. A visitor stays with the clone whose cookie they hold; a
 * clone that goes is drained for half a minute; what operators ask ({@code /q}) is not passed on.
 * Logs each request to the log bucket. At rest: the balancer's hours.
 */
public final class Balancer extends Box implements IConnectable {

  /**
   * The addresses CloudFront calls origins from, a list AWS keeps: {@code
   * com.amazonaws.global.cloudfront.origin-facing} in us-east-1.
   */
  private static final String EDGE_PREFIX_LIST = "pl-3b927c52";

  private final Network network;
  private final SecurityGroup securityGroup;
  private final ApplicationLoadBalancer balancer;
  private ApplicationTargetGroup targets;

  public Balancer(Ground ground, Network network, LogBucket logs) {
    super(ground, "Balancer", "Application Load Balancer");
    this.network = network;
    securityGroup = network.closedGroup(this, "SecurityGroup", "Balancer");
    balancer =
        ApplicationLoadBalancer.Builder.create(this, "Balancer")
            .vpc(network.vpc())
            .vpcSubnets(network.innerSubnets())
            .internetFacing(false)
            .securityGroup(securityGroup)
            .dropInvalidHeaderFields(true)
            // The web process keeps idle connections longer, 75 s.
            .idleTimeout(Duration.seconds(60))
            .build();
    balancer.logAccessLogs(logs.bucket(), "balancer");
    securityGroup.addIngressRule(
        Peer.prefixList(EDGE_PREFIX_LIST), Port.tcp(port()), "CloudFront, through its VPC origin");
  }

  /** Speaks TLS to the edge when there is a certificate whose name the edge can check. */
  private boolean hasCertificate() {
    return Domain.of(ground()).isPresent();
  }

  int port() {
    return hasCertificate() ? 443 : 80;
  }

  /** The arrow to the web servers, over TLS on port 443. */
  public void routesTo(WebTier web) {
    targets =
        ApplicationTargetGroup.Builder.create(this, "Clones")
            .vpc(network.vpc())
            .targetType(TargetType.INSTANCE)
            .protocol(ApplicationProtocol.HTTPS)
            .port(443)
            .stickinessCookieDuration(Duration.days(1))
            .deregistrationDelay(Duration.seconds(30))
            .healthCheck(
                HealthCheck.builder()
                    .protocol(Protocol.HTTPS)
                    .path("/q/health/ready")
                    .interval(Duration.seconds(10))
                    .timeout(Duration.seconds(5))
                    .healthyThresholdCount(2)
                    .unhealthyThresholdCount(2)
                    .healthyHttpCodes("200")
                    .build())
            .build();
    web.group().attachToApplicationTargetGroup(targets);
    var listener = listener();
    listener.addAction(
        "Operators",
        AddApplicationActionProps.builder()
            .priority(1)
            .conditions(List.of(ListenerCondition.pathPatterns(List.of("/q", "/q/*"))))
            .action(
                ListenerAction.fixedResponse(
                    404, FixedResponseOptions.builder().contentType("text/plain").build()))
            .build());
    securityGroup.getConnections().allowTo(web, Port.tcp(443), "Requests and health checks");
    arrowTo(web, "HTTPS, cookie stickiness");
  }

  private ApplicationListener listener() {
    var listener =
        BaseApplicationListenerProps.builder()
            .port(port())
            .open(false)
            .defaultAction(ListenerAction.forward(List.of(targets)));
    Domain.of(ground())
        .ifPresentOrElse(
            domain ->
                listener
                    .protocol(ApplicationProtocol.HTTPS)
                    .sslPolicy(SslPolicy.RECOMMENDED_TLS)
                    .certificates(
                        List.of(ListenerCertificate.fromCertificateManager(domain.certificate()))),
            () -> listener.protocol(ApplicationProtocol.HTTP));
    return balancer.addListener("Listener", listener.build());
  }

  /** What a VPC origin needs, though nothing passes through it. */
  IDependable internetGateway() {
    return network.vpc().getInternetConnectivityEstablished();
  }

  ApplicationLoadBalancer balancer() {
    return balancer;
  }

  @Override
  public Connections getConnections() {
    return securityGroup.getConnections();
  }

  @Override
  List<Vital> vitals() {
    return List.of(
        Vital.above(
            "web-unhealthy",
            "A web server fails the balancer's health check.",
            // the least of each period: clones that are just being replaced do not ring
            metric("UnHealthyHostCount", "Minimum", true),
            0,
            2),
        Vital.above(
            "answers-5xx",
            "Web servers answered more than ten requests in five minutes with a server error.",
            metric("HTTPCode_Target_5XX_Count", "Sum", false),
            10,
            2),
        Vital.above(
            "balancer-5xx",
            "The balancer itself answered more than ten requests with an error: no healthy web"
                + " server took them.",
            metric("HTTPCode_ELB_5XX_Count", "Sum", false),
            10,
            1),
        Vital.above(
            "answers-slow",
            "One request in a hundred takes longer than a second.",
            metric("TargetResponseTime", "p99", false),
            1,
            3));
  }

  private Metric metric(String name, String statistic, boolean ofTargets) {
    var dimensions = new java.util.TreeMap<String, String>();
    dimensions.put("LoadBalancer", balancer.getLoadBalancerFullName());
    if (ofTargets) {
      dimensions.put("TargetGroup", targets.getTargetGroupFullName());
    }
    return Vital.metric("AWS/ApplicationELB", name, statistic, dimensions);
  }
}
