package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;

/**
 * The one cache of all web servers, and their sessions: ElastiCache for Valkey in the inner
 * subnets, a primary with replicas that take over.
 *
 * <p>Creates a replication group that speaks only TLS and asks for a password, and the password's
 * secret. Needs a network with inner subnets. It keeps nothing that is not elsewhere but sessions,
 * which its replicas keep too; so no snapshots. At rest: its nodes and a secret.
 */
public final class MemoryCache extends Box implements BackingService {

  private static final String PASSWORD_FILE = "/run/millions/redis-password";
  private static final int PORT = 6379;

  private final SecurityGroup securityGroup;
  private final Secret password;
  private final CfnReplicationGroup group;

  public MemoryCache(Ground ground, Network network) {
    super(ground, "Cache", "ElastiCache Valkey<br>cache and sessions");
    securityGroup = network.closedGroup(this, "SecurityGroup", "Cache");
    password =
        Secret.Builder.create(this, "Password")
            .description("Password of the cache")
            .generateSecretString(
                SecretStringGenerator.builder()
                    .secretStringTemplate("{}")
                    .generateStringKey("password")
                    .excludePunctuation(true)
                    .passwordLength(64)
                    .build())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    Waiver.of(
        password,
        "AwsSolutions-SMG4",
        "ElastiCache has no rotation of its own; docs/runbooks/rotate-cache-password.md does it.");
    var subnets =
        CfnSubnetGroup.Builder.create(this, "Subnets")
            .description("Inner subnets")
            .subnetIds(network.vpc().selectSubnets(network.innerSubnets()).getSubnetIds())
            .build();
    var parameters =
        CfnParameterGroup.Builder.create(this, "Parameters")
            .cacheParameterGroupFamily("valkey8")
            .description("Forgets what was not used for long")
            .properties(Map.of("maxmemory-policy", "allkeys-lru"))
            .build();
    group =
        CfnReplicationGroup.Builder.create(this, "Group")
            .replicationGroupDescription("Cache and sessions of Millions")
            .engine("valkey")
            .engineVersion("8.0")
            .cacheNodeType(ground.sizes().cacheMachine())
            .numCacheClusters(ground.sizes().cacheNodes())
            .automaticFailoverEnabled(true)
            .multiAzEnabled(true)
            .atRestEncryptionEnabled(true)
            .transitEncryptionEnabled(true)
            .transitEncryptionMode("required")
            .authToken(password.secretValueFromJson("password").unsafeUnwrap())
            .port(PORT)
            .cacheSubnetGroupName(subnets.getRef())
            .cacheParameterGroupName(parameters.getRef())
            .securityGroupIds(List.of(securityGroup.getSecurityGroupId()))
            .autoMinorVersionUpgrade(true)
            .build();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "MILLIONS_CACHE_REDIS_URI",
        "rediss://%s:%d".formatted(group.getAttrPrimaryEndPointAddress(), PORT),
        "MILLIONS_CACHE_REDIS_PASSWORD_FILE",
        PASSWORD_FILE);
  }

  @Override
  public Map<String, SecretField> secretFiles() {
    return Map.of(PASSWORD_FILE, new SecretField(password.getSecretArn(), "password"));
  }

  @Override
  public List<PolicyStatement> permissions() {
    return List.of(
        WebServers.allow(List.of(password.getSecretArn()), "secretsmanager:GetSecretValue"));
  }

  @Override
  public void openTo(IConnectable user) {
    securityGroup.getConnections().allowFrom(user, Port.tcp(PORT), "Cache");
  }

  @Override
  public String use() {
    return "cache over TLS";
  }

  @Override
  List<Vital> vitals() {
    return List.of(
        Vital.above(
            "cache-busy",
            "The cache's engine has been busy for a quarter of an hour.",
            worst("EngineCPUUtilization", "Maximum"),
            80,
            3),
        Vital.above(
            "cache-forgetting",
            "The cache throws out values before their time, since it is full.",
            worst("Evictions", "Sum"),
            1000,
            3));
  }

  /** The worst of the nodes, which carry their group's name and a number. */
  private MathExpression worst(String metric, String statistic) {
    var nodes = new TreeMap<String, IMetric>();
    for (var node = 1; node <= ground().sizes().cacheNodes(); node++) {
      nodes.put(
          "node" + node,
          Vital.metric(
              "AWS/ElastiCache",
              metric,
              statistic,
              Map.of("CacheClusterId", "%s-%03d".formatted(group.getRef(), node))));
    }
    return MathExpression.Builder.create()
        .expression("MAX([%s])".formatted(String.join(",", nodes.keySet())))
        .usingMetrics(nodes)
        .label(metric)
        .period(Vital.PERIOD)
        .build();
  }
}
