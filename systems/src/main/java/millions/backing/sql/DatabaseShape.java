package millions.backing.sql;

/** The words of {@code millions.sql.database}. */
public enum DatabaseShape {
  SINGLE_PRIMARY,
  PRIMARY_WITH_REPLICAS
}
