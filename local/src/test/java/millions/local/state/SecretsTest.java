package millions.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir private Path directory;

  @Test
  void secretsOutliveTheRunAndDiffer() {
    var first = new Secrets(file());
    var sql = first.of("sql.password");
    assertThat(first.of("cache.password")).isNotEqualTo(sql);
    assertThat(new Secrets(file()).of("sql.password")).isEqualTo(sql);
  }

  @Test
  void onlyTheOwnerReadsThem() throws IOException {
    new Secrets(file()).of("sql.password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aSecretHasAFileOfItsOwnForItsOwnerOnly() throws IOException {
    var secrets = new Secrets(file());
    var own = secrets.fileOf("sql.password");
    assertThat(own.getParent()).isEqualTo(directory);
    assertThat(own).hasContent(secrets.of("sql.password"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rw-------");

    Files.delete(own);
    assertThat(new Secrets(file()).fileOf("sql.password"))
        .isEqualTo(own)
        .hasContent(secrets.of("sql.password"));
  }

  private Path file() {
    return directory.resolve("secrets.properties");
  }
}
