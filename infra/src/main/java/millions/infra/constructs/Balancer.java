package millions.infra.constructs;

import java.util.List;
import millions.infra.constructs.stack.AlarmDefinition;
import millions.infra.constructs.stack.Domain;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.StageConstruct;
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
 * An Application Load Balancer before the web servers, in the isolated subnets and without a public
 * address: only the edge reaches it.
 *
 * <p>Needs a network with isolated subnets. A cookie keeps a visitor at one web server
 * (stickiness); a web server that leaves is drained for 30 seconds; requests for the operators'
 * paths ({@code /q}) get 404. Logs each request to the log bucket. At rest: the balancer's hours.
 */
public final class Balancer extends StageConstruct implements IConnectable {

  /**
   * AWS's list of the addresses from which CloudFront calls origins: {@code
   * com.amazonaws.global.cloudfront.origin-facing} in us-east-1.
   */
  private static final String EDGE_PREFIX_LIST = "pl-3b927c52";

  private final Network network;
  private final SecurityGroup securityGroup;
  private final ApplicationLoadBalancer balancer;
  private ApplicationTargetGroup targets;

  public Balancer(MillionsStack stack, Network network, AccessLogBucket logs) {
    super(stack, "Balancer", "Application Load Balancer");
    this.network = network;
    securityGroup = network.closedSecurityGroup(this, "SecurityGroup", "Balancer");
    balancer =
        ApplicationLoadBalancer.Builder.create(this, "Balancer")
            .vpc(network.vpc())
            .vpcSubnets(network.isolatedSubnets())
            .internetFacing(false)
            .securityGroup(securityGroup)
            .dropInvalidHeaderFields(true)
            // The web process keeps idle connections for 75 s, longer than this.
            .idleTimeout(Duration.seconds(60))
            .build();
    balancer.logAccessLogs(logs.bucket(), "balancer");
    securityGroup.addIngressRule(
        Peer.prefixList(EDGE_PREFIX_LIST), Port.tcp(port()), "CloudFront, through its VPC origin");
  }

  /** Whether there is a certificate whose name the edge can check; else the edge speaks HTTP. */
  private boolean hasCertificate() {
    return Domain.of(stack()).isPresent();
  }

  int port() {
    return hasCertificate() ? 443 : 80;
  }

  /** Sends requests to the web servers, over TLS on port 443. */
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
    Domain.of(stack())
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

  /** CloudFormation creates a VPC origin only in a VPC with an internet gateway. */
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
  public List<AlarmDefinition> alarms() {
    return List.of(
        AlarmDefinition.above(
            "web-unhealthy",
            "A web server fails the balancer's health check.",
            // The minimum of each period, so that a web server that is just replaced sets off
            // nothing.
            metric("UnHealthyHostCount", "Minimum", true),
            0,
            2),
        AlarmDefinition.above(
            "answers-5xx",
            "Web servers answered more than ten requests in five minutes with a server error.",
            metric("HTTPCode_Target_5XX_Count", "Sum", false),
            10,
            2),
        AlarmDefinition.above(
            "balancer-5xx",
            "The balancer itself answered more than ten requests with an error: no healthy web"
                + " server took them.",
            metric("HTTPCode_ELB_5XX_Count", "Sum", false),
            10,
            1),
        AlarmDefinition.above(
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
    return AlarmDefinition.metric("AWS/ApplicationELB", name, statistic, dimensions);
  }
}
