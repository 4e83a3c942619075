package millions.testing;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import millions.backing.BackingConfig;
import millions.backing.cache.CacheConfig;
import millions.backing.content.ContentConfig;
import millions.backing.events.EventsConfig;
import millions.backing.redis.RedisConfig;
import millions.backing.sessions.SessionsConfig;
import millions.backing.sql.SqlConfig;
import millions.pastebin.PastebinConfig;
import millions.visits.VisitsConfig;

/** The settings of a stage as a process on it reads them, with a test's own on top. */
public final class TestConfig {

  private TestConfig() {}

  public static SmallRyeConfig of(String stage, Map<String, String> own) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withDefaultValue("smallrye.config.profile", stage)
        .withDefaultValue("millions.sql.password-file", TestPasswords.anyPassword().toString())
        .withSources(new io.smallrye.config.PropertiesConfigSource(own, "test", 900))
        .addPropertiesSources()
        .withMapping(BackingConfig.class)
        .withMapping(ContentConfig.class)
        .withMapping(CacheConfig.class)
        .withMapping(RedisConfig.class)
        .withMapping(SessionsConfig.class)
        .withMapping(SqlConfig.class)
        .withMapping(PastebinConfig.class)
        .withMapping(VisitsConfig.class)
        .withMapping(EventsConfig.class)
        .withMappingIgnore("millions.**")
        .build();
  }

  /** What a stage decides for all systems. */
  public record Backing(
      BackingConfig.Process process,
      ContentConfig content,
      CacheConfig cache,
      RedisConfig redis,
      SessionsConfig sessions,
      SqlConfig sql) {}

  public static Backing backing(String stage, Map<String, String> own) {
    var config = of(stage, own);
    return new Backing(
        config.getConfigMapping(BackingConfig.class).process(),
        config.getConfigMapping(ContentConfig.class),
        config.getConfigMapping(CacheConfig.class),
        config.getConfigMapping(RedisConfig.class),
        config.getConfigMapping(SessionsConfig.class),
        config.getConfigMapping(SqlConfig.class));
  }

  public static PastebinConfig pastebin(Map<String, String> own) {
    return of("stage1", own).getConfigMapping(PastebinConfig.class);
  }

  public static VisitsConfig visits() {
    return of("stage1", Map.of()).getConfigMapping(VisitsConfig.class);
  }

  public static EventsConfig events() {
    return of("stage1", Map.of()).getConfigMapping(EventsConfig.class);
  }
}
