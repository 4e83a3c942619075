package millions.local.sql;

/**
 * What a stage draws of the database.
 *
 * @param standby a synchronous standby with automatic failover, as RDS Multi-AZ
 * @param replicas read replicas: 0, or 2 (the second cascaded from the first)
 * @param restartPrimary whether a dead primary without standby is started again (RDS does, the
 *     single box does not)
 */
public record SqlShape(boolean standby, int replicas, boolean restartPrimary) {

  public SqlShape {
    if (replicas != 0 && replicas != 2) {
      throw new IllegalArgumentException("0 or 2 replicas, not " + replicas);
    }
  }
}
