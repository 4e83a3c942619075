package millions.infra.constructs;

import java.util.List;
import java.util.Map;
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
 * Two copies of the primary that answer reads: the second takes its changes from the first, so the
 * primary feeds only one.
 *
 * <p>Creates two RDS read replicas. Needs the primary with automatic backups. They hold nothing of
 * their own, so they go without a snapshot. At rest: two instances and their storage.
 */
public final class ReadReplicas extends Box implements BackingService {

  private final PrimaryDatabase primary;
  private final DatabaseInstanceReadReplica first;
  private final DatabaseInstanceReadReplica second;

  public ReadReplicas(Ground ground, PrimaryDatabase primary) {
    super(ground, "Replicas", "RDS read replicas<br>the second cascaded");
    this.primary = primary;
    first = replica("First", "millions-replica-1", primary.instance());
    // RDS copies from a replica only when that has backups, which the CDK does not allow
    // PostgreSQL.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html
    ((CfnDBInstance) first.getNode().getDefaultChild()).setBackupRetentionPeriod(1);
    second = replica("Second", "millions-replica-2", first);
    ground.sketch().arrow(primary.id(), id(), "asynchronous replication");
  }

  private DatabaseInstanceReadReplica replica(String id, String name, IDatabaseInstance source) {
    var sizes = ground().sizes();
    var replica =
        DatabaseInstanceReadReplica.Builder.create(this, id)
            .instanceIdentifier(name)
            .sourceDatabaseInstance(source)
            .instanceType(new InstanceType(sizes.databaseMachine()))
            .vpc(primary.network().vpc())
            .subnetGroup(primary.subnets())
            .securityGroups(List.of(primary.securityGroup()))
            .parameterGroup(primary.parameters())
            .storageType(StorageType.GP3)
            .maxAllocatedStorage(sizes.databaseGigabytesAtMost())
            .copyTagsToSnapshot(true)
            .autoMinorVersionUpgrade(true)
            .publiclyAccessible(false)
            .deletionProtection(false)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    Waiver.of(replica, "AwsSolutions-RDS2", "It is encrypted as its source is, and cannot say so.");
    Waiver.of(replica, "AwsSolutions-RDS3", "A copy: when it dies, reads go to another.");
    Waiver.of(replica, "AwsSolutions-RDS10", "A copy: it holds nothing of its own.");
    Waiver.of(replica, "AwsSolutions-RDS11", "The port is no secret: the security group keeps it.");
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
  public void openTo(IConnectable user) {
    // one security group with the primary: the rule is there once, whoever asks first
    primary.securityGroup().getConnections().allowFrom(user, Port.tcp(PrimaryDatabase.PORT), "SQL");
  }

  @Override
  public String use() {
    return "reads over TLS";
  }

  @Override
  List<Vital> vitals() {
    return List.of(
        lag("replica-1-behind", first), lag("replica-2-behind", second), busy(first), busy(second));
  }

  /**
   * On a primary without writes a replica's lag grows for five minutes, until RDS writes by itself.
   * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html
   */
  private Vital lag(String name, DatabaseInstanceReadReplica replica) {
    return Vital.above(
            name,
            "The replica is more than six minutes behind.",
            metric("ReplicaLag", replica),
            360,
            3)
        .orSilent();
  }

  private Vital busy(DatabaseInstanceReadReplica replica) {
    return Vital.above(
        replica == first ? "replica-1-busy" : "replica-2-busy",
        "The replica's processors have been busy for a quarter of an hour.",
        metric("CPUUtilization", replica),
        80,
        3);
  }

  private static Metric metric(String name, DatabaseInstanceReadReplica replica) {
    return Vital.metric(
        "AWS/RDS",
        name,
        "Average",
        Map.of("DBInstanceIdentifier", replica.getInstanceIdentifier()));
  }
}
