package millions.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only blank volumes get a file system; files are used in place of volumes. */
class DataVolumeTest {

  @TempDir Path root;
  private Path volume;

  @BeforeEach
  void blankVolume() throws IOException {
    assumeThat(Bash.program("blkid")).as("blkid is installed").isPresent();
    volume = root.resolve("volume");
    try (var file = new RandomAccessFile(volume.toFile(), "rw")) {
      file.setLength(320L * 1024 * 1024);
    }
  }

  private Bash.Outcome formatWhenBlank() {
    return Bash.plain()
        .run(
            "PATH=$PATH:/usr/sbin; . '%1$s/lib/common.sh'; . '%1$s/lib/volume.sh'; format_when_blank '%2$s'"
                .formatted(Bash.BOX, volume));
  }

  private byte[] hash() throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(volume));
  }

  @Test
  void blankVolumeGetsAFileSystem() {
    assumeThat(Bash.program("mkfs.xfs")).as("mkfs.xfs is installed").isPresent();
    assertThat(formatWhenBlank().exit()).isZero();
    assertThat(Bash.plain().run("PATH=$PATH:/usr/sbin; blkid -p '%s'".formatted(volume)).output())
        .contains("TYPE=\"xfs\"");
  }

  @Test
  void existingFileSystemIsKept() throws Exception {
    assumeThat(Bash.program("mkfs.ext4")).as("mkfs.ext4 is installed").isPresent();
    Bash.plain().run("PATH=$PATH:/usr/sbin; mkfs.ext4 -q '%s'".formatted(volume));
    var before = hash();
    assertThat(formatWhenBlank().exit()).isZero();
    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void unknownBytesAreKept() throws Exception {
    try (var file = new RandomAccessFile(volume.toFile(), "rw")) {
      file.seek(4096);
      file.writeBytes("something");
    }
    var before = hash();
    var outcome = formatWhenBlank();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output()).contains("is not empty; it is left as it is");
    assertThat(hash()).isEqualTo(before);
  }
}
