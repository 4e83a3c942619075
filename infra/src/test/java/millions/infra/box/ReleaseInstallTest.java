package millions.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseInstallTest {

  @TempDir Path root;
  private Path releases;
  private Bash bash;

  @BeforeEach
  void machine() throws IOException {
    assumeThat(Bash.program("unzip")).as("unzip is installed").isPresent();
    releases = Files.createDirectories(root.resolve("millions/releases"));
    var programs =
        StubPrograms.in(root)
            .program(
                "aws",
                "[ \"$1 $2 $3\" = 's3 cp --only-show-errors' ] && cp \"$ASSETS/${4##*/}\" \"$5\"");
    bash =
        Bash.plain()
            .withPath(programs.directory())
            .with("ASSETS", root)
            .with("MILLIONS_RELEASES", releases);
  }

  private Bash.Outcome install(String name) {
    return bash.run(
        ". '%1$s/lib/common.sh'; . '%1$s/lib/release.sh'; install_release s3://assets/%2$s.zip"
            .formatted(Bash.BOX, name));
  }

  private void asset(String name, String file) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(root.resolve(name + ".zip")))) {
      zip.putNextEntry(new ZipEntry(file));
      zip.write(name.getBytes());
    }
  }

  private Path current() {
    return root.resolve("millions/current/quarkus-run.jar");
  }

  @Test
  void releaseBecomesTheCurrentOne() throws IOException {
    asset("aaa", "quarkus-run.jar");
    assertThat(install("aaa").exit()).isZero();
    assertThat(current()).hasContent("aaa");
  }

  @Test
  void unreachableObjectStoreKeepsTheRelease() throws IOException {
    asset("aaa", "quarkus-run.jar");
    install("aaa");
    Files.delete(root.resolve("aaa.zip"));
    assertThat(install("aaa").exit()).isZero();
    assertThat(current()).hasContent("aaa");
  }

  @Test
  void twoNewestReleasesAreKept() throws IOException {
    for (var name : new String[] {"aaa", "bbb", "ccc"}) {
      asset(name, "quarkus-run.jar");
      assertThat(install(name).exit()).isZero();
    }
    assertThat(releases.resolve("aaa")).doesNotExist();
    assertThat(releases.resolve("bbb")).exists();
    assertThat(current()).hasContent("ccc");
  }

  @Test
  void wrongZipKeepsTheCurrentRelease() throws IOException {
    asset("aaa", "quarkus-run.jar");
    install("aaa");
    asset("bbb", "readme");
    var outcome = install("bbb");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output()).contains("holds no quarkus-run.jar");
    assertThat(current()).hasContent("aaa");
  }
}
