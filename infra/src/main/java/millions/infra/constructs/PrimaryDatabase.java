package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import millions.infra.constructs.stack.AlarmDefinition;
import millions.infra.constructs.stack.LogGroups;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.NagSuppressions;
import millions.infra.constructs.stack.StageConstruct;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IParameterGroup;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.rds.SubnetGroup;

/**
 * The database that takes all writes: RDS for PostgreSQL 18 in the isolated subnets.
 *
 * <p>Creates the instance, a secret that is rotated every thirty days, the interface endpoint
 * through which the rotation reaches Secrets Manager, and a log group. Needs a network with
 * isolated subnets. Has deletion protection, and deleting it leaves a final snapshot. At rest: the
 * instance (twice with a standby), its storage, a secret, the endpoint in each of its zones.
 */
public final class PrimaryDatabase extends StageConstruct implements BackingService {

  static final String PASSWORD_FILE = "/run/millions/sql-password";
  static final int PORT = 5432;

  private static final String USER = "millions";
  private static final String IDENTIFIER = "millions-primary";

  private final Network network;
  private final DatabaseInstance instance;
  private final SecurityGroup securityGroup;
  private final IParameterGroup parameters;
  private final SubnetGroup subnets;
  private final DatabasePassword password;

  private PrimaryDatabase(MillionsStack stack, Network network, boolean standby, String title) {
    super(stack, "Primary", title);
    this.network = network;
    var sizing = stack.sizing();
    securityGroup = network.closedSecurityGroup(this, "SecurityGroup", "Databases");
    var engine =
        DatabaseInstanceEngine.postgres(
            PostgresInstanceEngineProps.builder().version(PostgresEngineVersion.VER_18_3).build());
    parameters =
        ParameterGroup.Builder.create(this, "Parameters")
            .engine(engine)
            .description("PostgreSQL of Millions")
            .parameters(
                new TreeMap<>(
                    Map.of(
                        "rds.force_ssl", "1",
                        "max_prepared_transactions", "64",
                        "log_min_duration_statement", "1000")))
            .build();
    password = new DatabasePassword(this, network, USER);
    subnets =
        SubnetGroup.Builder.create(this, "Subnets")
            .vpc(network.vpc())
            .vpcSubnets(network.isolatedSubnets())
            .description("Inner subnets")
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    var log =
        LogGroups.create(
            stack, this, "Log", "/aws/rds/instance/%s/postgresql".formatted(IDENTIFIER));
    instance =
        DatabaseInstance.Builder.create(this, "Instance")
            .instanceIdentifier(IDENTIFIER)
            .engine(engine)
            .instanceType(new InstanceType(sizing.databaseMachine()))
            .vpc(network.vpc())
            .subnetGroup(subnets)
            .securityGroups(List.of(securityGroup))
            .databaseName("millions")
            .credentials(password.credentials())
            .parameterGroup(parameters)
            .multiAz(standby)
            .storageType(StorageType.GP3)
            .storageEncrypted(true)
            .allocatedStorage(sizing.databaseGigabytes())
            .maxAllocatedStorage(sizing.databaseGigabytesAtMost())
            .backupRetention(Duration.days(sizing.backupDays()))
            .copyTagsToSnapshot(true)
            .autoMinorVersionUpgrade(true)
            .cloudwatchLogsExports(List.of("postgresql"))
            .deletionProtection(true)
            .removalPolicy(RemovalPolicy.SNAPSHOT)
            .publiclyAccessible(false)
            .build();
    instance.getNode().addDependency(log);
    if (!standby) {
      NagSuppressions.add(instance, "AwsSolutions-RDS3", "A standby is what stage 3 adds.");
    }
    NagSuppressions.add(
        instance, "AwsSolutions-RDS11", "The port is no secret: the security group keeps it.");
    password.rotateOn(instance);
    stack.addOutput("PrimaryDatabase", instance.getDbInstanceEndpointAddress());
  }

  /** One instance, out of service while it restarts or fails. */
  public static PrimaryDatabase withoutStandby(MillionsStack stack, Network network) {
    return new PrimaryDatabase(stack, network, false, "RDS PostgreSQL<br>primary");
  }

  /** With a synchronous standby in another zone that takes over automatically (Multi-AZ). */
  public static PrimaryDatabase withStandby(MillionsStack stack, Network network) {
    return new PrimaryDatabase(stack, network, true, "RDS PostgreSQL<br>primary and standby");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "MILLIONS_SQL_PRIMARY_URL", url(instance.getDbInstanceEndpointAddress()),
        "MILLIONS_SQL_USERNAME", USER,
        "MILLIONS_SQL_PASSWORD_FILE", PASSWORD_FILE);
  }

  /**
   * The JDBC URL of an instance. The driver checks its certificate against the authorities of RDS,
   * which the machine's scripts download.
   */
  static String url(String address) {
    return "jdbc:postgresql://%s:%d/millions?sslmode=verify-full&sslrootcert=/etc/millions/rds-ca.pem"
        .formatted(address, PORT);
  }

  @Override
  public Map<String, SecretField> secretFiles() {
    return Map.of(PASSWORD_FILE, new SecretField(password.arn(), "password"));
  }

  @Override
  public List<PolicyStatement> permissions() {
    return List.of(WebServers.allow(List.of(password.arn()), "secretsmanager:GetSecretValue"));
  }

  @Override
  public void allowConnectionsFrom(IConnectable user) {
    securityGroup.getConnections().allowFrom(user, Port.tcp(PORT), "SQL");
    password.allowConnectionsFrom(user);
  }

  @Override
  public String arrowLabel() {
    return "SQL over TLS";
  }

  DatabaseInstance instance() {
    return instance;
  }

  IParameterGroup parameters() {
    return parameters;
  }

  SubnetGroup subnets() {
    return subnets;
  }

  SecurityGroup securityGroup() {
    return securityGroup;
  }

  Network network() {
    return network;
  }

  @Override
  public List<AlarmDefinition> alarms() {
    var fiveMinutes = MetricOptions.builder().period(AlarmDefinition.PERIOD).build();
    return List.of(
        AlarmDefinition.above(
            "database-busy",
            "The primary's processors have been busy for a quarter of an hour.",
            instance.metricCPUUtilization(fiveMinutes),
            80,
            3),
        AlarmDefinition.below(
                "database-disk-filling",
                "The primary has less than 2 GB of storage left and has not grown by itself.",
                instance.metricFreeStorageSpace(fiveMinutes),
                2e9,
                2)
            .orMissingData(),
        AlarmDefinition.above(
            "database-connections",
            "The primary holds more connections than the web servers' pools explain.",
            instance.metricDatabaseConnections(fiveMinutes),
            stack().sizing().databaseConnectionsAtMost(),
            2));
  }
}
