package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import millions.infra.constructs.stack.AlarmDefinition;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.NagSuppressions;
import millions.infra.constructs.stack.StageConstruct;
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
 * The cache and the session store of all web servers: ElastiCache for Valkey in the isolated
 * subnets, a primary with replicas that take over.
 *
 * <p>Creates a replication group that requires TLS and a password, and the password's secret. Needs
 * a network with isolated subnets. It takes no snapshots: only sessions exist nowhere else, and the
 * replicas have them too. At rest: its nodes and a secret.
 */
public final class MemoryCache extends StageConstruct implements BackingService {

  private static final String PASSWORD_FILE = "/run/millions/redis-password";
  private static final int PORT = 6379;

  private final SecurityGroup securityGroup;
  private final Secret password;
  private final CfnReplicationGroup group;

  public MemoryCache(MillionsStack stack, Network network) {
    super(stack, "Cache", "ElastiCache Valkey<br>cache and sessions");
    securityGroup = network.closedSecurityGroup(this, "SecurityGroup", "Cache");
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
    NagSuppressions.add(
        password,
        "AwsSolutions-SMG4",
        "ElastiCache has no rotation of its own; docs/runbooks/rotate-cache-password.md does it.");
    var subnets =
        CfnSubnetGroup.Builder.create(this, "Subnets")
            .description("Inner subnets")
            .subnetIds(network.vpc().selectSubnets(network.isolatedSubnets()).getSubnetIds())
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
            .cacheNodeType(stack.sizing().cacheMachine())
            .numCacheClusters(stack.sizing().cacheNodes())
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
  public void allowConnectionsFrom(IConnectable user) {
    securityGroup.getConnections().allowFrom(user, Port.tcp(PORT), "Cache");
  }

  @Override
  public String arrowLabel() {
    return "cache over TLS";
  }

  @Override
  public List<AlarmDefinition> alarms() {
    return List.of(
        AlarmDefinition.above(
            "cache-busy",
            "The cache's engine has been busy for a quarter of an hour.",
            maximum("EngineCPUUtilization", "Maximum"),
            80,
            3),
        AlarmDefinition.above(
            "cache-forgetting",
            "The cache throws out values before their time, since it is full.",
            maximum("Evictions", "Sum"),
            1000,
            3));
  }

  /** The maximum over all nodes; a node's id is the group's id with a number. */
  private MathExpression maximum(String metric, String statistic) {
    var nodes = new TreeMap<String, IMetric>();
    for (var node = 1; node <= stack().sizing().cacheNodes(); node++) {
      nodes.put(
          "node" + node,
          AlarmDefinition.metric(
              "AWS/ElastiCache",
              metric,
              statistic,
              Map.of("CacheClusterId", "%s-%03d".formatted(group.getRef(), node))));
    }
    return MathExpression.Builder.create()
        .expression("MAX([%s])".formatted(String.join(",", nodes.keySet())))
        .usingMetrics(nodes)
        .label(metric)
        .period(AlarmDefinition.PERIOD)
        .build();
  }
}
