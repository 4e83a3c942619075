package millions.local.stages;

/** The names under which a run keeps the passwords that a template has too. */
public final class PasswordNames {

  /** Of the application at the database. */
  public static final String SQL = "sql.password";

  /** Of the shared cache. */
  public static final String CACHE = "cache.password";

  private PasswordNames() {}
}
