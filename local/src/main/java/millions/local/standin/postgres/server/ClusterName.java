package millions.local.standin.postgres.server;

import java.util.regex.Pattern;

/**
 * A PostgreSQL cluster's name among those of a stage: {@code sql} where there is one, {@code
 * sql-photos} or {@code sql-shard-1} beside it. The roles, ports and logs of its servers begin with
 * it.
 *
 * @param text {@code sql}, or {@code sql-} and words of lower case letters and digits with dashes
 *     between, 32 characters at most; no word is one that a server is called by, so that no cluster
 *     has the name of another one's server
 */
public record ClusterName(String text) {

  private static final int LONGEST = 32;
  private static final Pattern ALLOWED =
      Pattern.compile("sql(-(?!(endpoint|primary|standby|replica|replicas)(-|$))[a-z0-9]+)*");

  /** The one of all systems that have none of their own. */
  public static final ClusterName SQL = new ClusterName("sql");

  /**
   * @throws IllegalArgumentException for another name
   */
  public ClusterName {
    if (text.length() > LONGEST || !ALLOWED.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name of a cluster; allowed are 'sql', and 'sql-' with words of a-z and 0-9, at most %d characters, none of them endpoint, primary, standby, replica or replicas"
              .formatted(text, LONGEST));
    }
  }

  /** The role of one of its servers: {@code sql-primary}. */
  public String role(String server) {
    return text + "-" + server;
  }

  @Override
  public String toString() {
    return text;
  }
}
