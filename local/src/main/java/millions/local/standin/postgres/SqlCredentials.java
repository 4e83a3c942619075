package millions.local.standin.postgres;

import java.util.regex.Pattern;

/**
 * The passwords of the three database roles: {@code postgres} (the runner alone), {@code millions}
 * (the application, owner of the database {@code millions}) and {@code replicator}.
 *
 * @param superuserPassword of {@code postgres}
 * @param applicationPassword of {@code millions}
 * @param replicationPassword of {@code replicator}
 */
public record SqlCredentials(
    String superuserPassword, String applicationPassword, String replicationPassword) {

  /** The application's role. */
  public static final String USERNAME = "millions";

  /** The application's database. */
  public static final String DATABASE = "millions";

  // They are written into settings files and SQL text: what needs no quoting there.
  private static final Pattern SAFE = Pattern.compile("[!-~&&[^'\"\\\\#]]{8,}");

  public SqlCredentials {
    for (var password :
        new String[] {superuserPassword, applicationPassword, replicationPassword}) {
      if (password == null || !SAFE.matcher(password).matches()) {
        throw new IllegalArgumentException(
            "a database password must be 8 or more printable letters without space, quotes, \\ and #");
      }
    }
  }

  @Override
  public String toString() {
    return "SqlCredentials[...]";
  }
}
