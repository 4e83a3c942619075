package millions.local.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import millions.local.process.Ports;
import millions.local.testing.Launcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web process with settings that cannot be right: it ends, and its last words name them. */
class WrongSettingsIT {

  private static final Path JAR =
      Launcher.CHECKOUT.resolve("web/target/quarkus-app/quarkus-run.jar");

  @TempDir Path directory;

  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void nobodyToTalkTo() throws IOException {
    var password = Files.writeString(directory.resolve("password"), "secret").toString();
    settings.putAll(
        Map.of(
            "QUARKUS_HTTP_PORT",
            String.valueOf(new Ports().next()),
            "MILLIONS_PROCESS_DIRECTORY",
            directory.toString(),
            "MILLIONS_CONTENT_DISK_DIRECTORY",
            directory.resolve("content").toString(),
            "MILLIONS_SQL_PRIMARY_URL",
            "jdbc:postgresql://127.0.0.1:1/none",
            "MILLIONS_SQL_REPLICA_URLS",
            "jdbc:postgresql://127.0.0.1:1/none",
            "MILLIONS_SQL_PASSWORD_FILE",
            password,
            "AWS_REGION",
            "us-east-1"));
  }

  private String lastWords(String profile) throws Exception {
    var output = directory.resolve("output.txt");
    var builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx256m",
                    "-jar",
                    JAR.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG"));
    builder.environment().putAll(settings);
    builder.environment().put("QUARKUS_PROFILE", profile);
    var process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isNotZero();
    return Files.readString(output);
  }

  @Test
  void withoutASettingForTheDatabasesPassword() throws Exception {
    settings.remove("MILLIONS_SQL_PASSWORD_FILE");
    assertThat(lastWords("stage1")).contains("millions.sql.password-file");
  }

  @Test
  void withoutTheFileOfTheDatabasesPassword() throws Exception {
    var none = directory.resolve("none").toString();
    settings.put("MILLIONS_SQL_PASSWORD_FILE", none);
    assertThat(lastWords("stage1"))
        .contains("millions.sql.password-file: the file " + none + " does not exist");
  }

  @Test
  void withAnEmptyFileOfTheDatabasesPassword() throws Exception {
    var empty = Files.writeString(directory.resolve("empty"), "\n").toString();
    settings.put("MILLIONS_SQL_PASSWORD_FILE", empty);
    assertThat(lastWords("stage1"))
        .contains("millions.sql.password-file: the file " + empty + " is empty");
  }

  @Test
  void withoutTheFileOfTheCachesPassword() throws Exception {
    var none = directory.resolve("none").toString();
    settings.put("MILLIONS_CACHE_REDIS_PASSWORD_FILE", none);
    assertThat(lastWords("stage4"))
        .contains("millions.cache.redis.password-file: the file " + none + " does not exist");
  }
}
