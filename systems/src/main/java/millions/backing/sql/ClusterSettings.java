package millions.backing.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that decides about the connections to one cluster. Two systems with equal settings share
 * them.
 *
 * @param replicaUrls empty unless the shape has replicas
 */
record ClusterSettings(
    DatabaseShape shape,
    String primaryUrl,
    List<String> replicaUrls,
    String username,
    PasswordSetting password,
    int poolSize,
    Duration acquisitionTimeout,
    Duration connectTimeout,
    Duration socketTimeout,
    Duration statementTimeout) {

  /** A password's file, and the setting that names it, for those who have to mend it. */
  record PasswordSetting(String setting, Path file) {}

  private static final String PREFIX = "millions.sql.";

  /** Those of all systems that have none of their own. */
  static ClusterSettings ofAll(SqlConfig config) {
    return new ClusterSettings(
        config.database(),
        config.primaryUrl(),
        replicas(config.database(), config.replicaUrls(), PREFIX),
        config.username(),
        new PasswordSetting(PREFIX + "password-file", config.passwordFile()),
        config.poolSize(),
        config.acquisitionTimeout(),
        config.connectTimeout(),
        config.socketTimeout(),
        config.statementTimeout());
  }

  /** Those of one system. */
  static ClusterSettings of(String system, SqlConfig config) {
    var own = config.databases().get(system);
    if (own == null) {
      return ofAll(config);
    }
    var prefix = PREFIX + "databases.\"" + system + "\".";
    var shape = own.database().orElse(config.database());
    var urls = own.primaryUrl().isPresent() ? own.replicaUrls() : firstOf(own, config);
    return new ClusterSettings(
        shape,
        own.primaryUrl().orElse(config.primaryUrl()),
        replicas(shape, urls, prefix),
        own.username().orElse(config.username()),
        own.passwordFile()
            .map(file -> new PasswordSetting(prefix + "password-file", file))
            .orElse(new PasswordSetting(PREFIX + "password-file", config.passwordFile())),
        own.poolSize().orElse(config.poolSize()),
        config.acquisitionTimeout(),
        config.connectTimeout(),
        config.socketTimeout(),
        config.statementTimeout());
  }

  private static Optional<List<String>> firstOf(SqlConfig.Own own, SqlConfig config) {
    return own.replicaUrls().or(config::replicaUrls);
  }

  private static List<String> replicas(
      DatabaseShape shape, Optional<List<String>> urls, String prefix) {
    return switch (shape) {
      case SINGLE_PRIMARY -> List.of();
      case PRIMARY_WITH_REPLICAS ->
          urls.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      prefix
                          + "replica-urls: needed when "
                          + prefix
                          + "database is primary-with-replicas; one or more JDBC URLs, comma"
                          + " separated"));
    };
  }
}
