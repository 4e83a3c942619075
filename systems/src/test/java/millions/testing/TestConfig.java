package millions.testing;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import millions.backing.BackingConfig;
import millions.pastebin.PastebinConfig;

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
        .withMapping(PastebinConfig.class)
        .withMappingIgnore("millions.**")
        .build();
  }

  public static BackingConfig backing(String stage, Map<String, String> own) {
    return of(stage, own).getConfigMapping(BackingConfig.class);
  }

  public static PastebinConfig pastebin(Map<String, String> own) {
    return of("stage1", own).getConfigMapping(PastebinConfig.class);
  }
}
