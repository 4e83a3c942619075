package millions.local.standin.postgres;

/**
 * What a stage draws of the database's pair.
 *
 * @param standby a synchronous standby with automatic failover, as RDS Multi-AZ
 * @param restartPrimary whether a dead primary without standby is started again (RDS does, the
 *     single box does not)
 */
public record ClusterShape(boolean standby, boolean restartPrimary) {}
