package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import millions.infra.constructs.stack.AlarmDefinition;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.NagSuppressions;
import millions.infra.constructs.stack.StageConstruct;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceReadReplica;
import software.amazon.awscdk.services.rds.IDatabaseInstance;
import software.amazon.awscdk.services.rds.StorageType;

/**
 * Two read replicas of the primary. The second replicates from the first, so the primary feeds only
 * one.
 *
 * <p>Creates two RDS read replicas. Needs the primary with automatic backups. They hold no data of
 * their own, so deleting them takes no snapshot. At rest: two instances and their storage.
 */
public final class ReadReplicas extends StageConstruct implements BackingService {

  private final PrimaryDatabase primary;
  private final DatabaseInstanceReadReplica first;
  private final DatabaseInstanceReadReplica second;

  public ReadReplicas(MillionsStack stack, PrimaryDatabase primary) {
    super(stack, "Replicas", "RDS read replicas<br>the second cascaded");
    this.primary = primary;
    first = replica("First", "millions-replica-1", primary.instance());
    // RDS replicates from a replica only if that has backups, which the CDK refuses to set for
    // PostgreSQL.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html
    ((CfnDBInstance) first.getNode().getDefaultChild()).setBackupRetentionPeriod(1);
    second = replica("Second", "millions-replica-2", first);
    stack.diagram().arrow(primary.id(), id(), "asynchronous replication");
  }

  private DatabaseInstanceReadReplica replica(String id, String name, IDatabaseInstance source) {
    var sizing = stack().sizing();
    var replica =
        DatabaseInstanceReadReplica.Builder.create(this, id)
            .instanceIdentifier(name)
            .sourceDatabaseInstance(source)
            .instanceType(new InstanceType(sizing.databaseMachine()))
            .vpc(primary.network().vpc())
            .subnetGroup(primary.subnets())
            .securityGroups(List.of(primary.securityGroup()))
            .parameterGroup(primary.parameters())
            .storageType(StorageType.GP3)
            .maxAllocatedStorage(sizing.databaseGigabytesAtMost())
            .copyTagsToSnapshot(true)
            .autoMinorVersionUpgrade(true)
            .publiclyAccessible(false)
            .deletionProtection(false)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    NagSuppressions.add(
        replica, "AwsSolutions-RDS2", "It is encrypted as its source is, and cannot say so.");
    NagSuppressions.add(replica, "AwsSolutions-RDS3", "A copy: when it dies, reads go to another.");
    NagSuppressions.add(replica, "AwsSolutions-RDS10", "A copy: it holds nothing of its own.");
    NagSuppressions.add(
        replica, "AwsSolutions-RDS11", "The port is no secret: the security group keeps it.");
    return replica;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "MILLIONS_SQL_REPLICA_URLS",
        PrimaryDatabase.url(first.getDbInstanceEndpointAddress())
            + ","
            + PrimaryDatabase.url(second.getDbInstanceEndpointAddress()));
  }

  @Override
  public void allowConnectionsFrom(IConnectable user) {
    // The primary has the same security group; the CDK adds an equal rule only once.
    primary.securityGroup().getConnections().allowFrom(user, Port.tcp(PrimaryDatabase.PORT), "SQL");
  }

  @Override
  public String arrowLabel() {
    return "reads over TLS";
  }

  @Override
  public List<AlarmDefinition> alarms() {
    return List.of(
        lag("replica-1-behind", first), lag("replica-2-behind", second), busy(first), busy(second));
  }

  /**
   * Without writes on the primary the lag grows for five minutes, until RDS writes by itself.
   * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html
   */
  private AlarmDefinition lag(String name, DatabaseInstanceReadReplica replica) {
    return AlarmDefinition.above(
            name,
            "The replica is more than six minutes behind.",
            metric("ReplicaLag", replica),
            360,
            3)
        .orMissingData();
  }

  private AlarmDefinition busy(DatabaseInstanceReadReplica replica) {
    return AlarmDefinition.above(
        replica == first ? "replica-1-busy" : "replica-2-busy",
        "The replica's processors have been busy for a quarter of an hour.",
        metric("CPUUtilization", replica),
        80,
        3);
  }

  private static Metric metric(String name, DatabaseInstanceReadReplica replica) {
    return AlarmDefinition.metric(
        "AWS/RDS",
        name,
        "Average",
        Map.of("DBInstanceIdentifier", replica.getInstanceIdentifier()));
  }
}
