/**
 * PostgreSQL as Amazon RDS would run it, in real processes on this machine: a primary, a
 * synchronous standby with automatic failover behind one stable address, read replicas.
 *
 * <p>Read {@link millions.local.standin.postgres.SqlCluster} first, then {@code
 * PrimaryWithStandby}: it decides; {@code ClusterState} is what must survive a power cut, and
 * {@code server.PostgresServer} is one server.
 */
package millions.local.standin.postgres;
