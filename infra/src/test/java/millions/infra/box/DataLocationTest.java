package millions.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the data is on the box or in services, and how the scripts connect to the other side. */
class DataLocationTest {

  @TempDir Path root;

  @BeforeEach
  void root() {
    assumeThat(System.getProperty("user.name")).as("state belongs to root").isEqualTo("root");
  }

  private Bash.Outcome run(String script) {
    return Bash.plain()
        .with("MILLIONS_ETC", root)
        .with("MILLIONS_DATA", root)
        .with("MILLIONS_PAGES", root)
        .with("MILLIONS_MOTD", root.resolve("motd.d/millions"))
        .run(
            ". '%1$s/lib/common.sh'; . '%1$s/lib/volume.sh'; . '%1$s/lib/sides.sh'; . '%1$s/lib/web.sh'; %2$s"
                .formatted(Bash.BOX, script));
  }

  private void deploymentSays(String home) throws IOException {
    Files.writeString(root.resolve("box"), "HOME=%s\nDATA_VOLUME=vol-1\n".formatted(home));
  }

  @Test
  void firstInstallationDecides() throws IOException {
    deploymentSays("box");
    run("remember_home");
    deploymentSays("services");
    run("remember_home");
    assertThat(run("actual_home; echo; wanted_home").output().lines())
        .containsExactly("box", "services");
    assertThat(run("being_moved").exit()).isZero();
  }

  @Test
  void sameLocationNeedsNoMove() throws IOException {
    deploymentSays("box");
    run("remember_home");
    assertThat(run("being_moved").exit()).isNotZero();
  }

  @Test
  void machineWithoutAVolumeNeedsNoMove() throws IOException {
    deploymentSays("services");
    assertThat(run("being_moved").exit()).isNotZero();
  }

  @Test
  void operatorIsToldOfTheMove() throws IOException {
    deploymentSays("box");
    run("remember_home");
    deploymentSays("services");
    assertThat(run("hold_web").output()).contains("sudo millions-move");
    assertThat(root.resolve("motd.d/millions")).content().contains("sudo millions-move");
    assertThat(root.resolve("index.html")).content().contains("Being moved");
  }

  @Test
  void jdbcUrlBecomesAServiceFile() {
    assertThat(
            run("jdbc_to_service 'jdbc:postgresql://db.example:6432/millions?sslmode=verify-full"
                    + "&sslrootcert=/etc/millions/rds-ca.pem&ApplicationName=x'")
                .output()
                .lines())
        .containsExactly(
            "host=db.example",
            "port=6432",
            "dbname=millions",
            "sslrootcert=/etc/millions/rds-ca.pem",
            "sslmode=verify-full");
  }

  @Test
  void connectionRequiresTls() {
    assertThat(run("jdbc_to_service jdbc:postgresql://db.example/millions").output())
        .contains("port=5432", "sslmode=require");
    assertThat(run("jdbc_to_service 'jdbc:postgresql://db/millions?sslmode=disable'").exit())
        .isEqualTo(1);
  }

  @Test
  void servicesAreRememberedWithoutTheirPassword() throws IOException {
    Files.writeString(
        root.resolve("settings"),
        """
        MILLIONS_SQL_PRIMARY_URL=jdbc:postgresql://db/millions
        MILLIONS_SQL_USERNAME=millions
        MILLIONS_CONTENT_S3_BUCKET=content
        """);
    Files.writeString(
        root.resolve("secrets"), "/run/millions/sql-password=@{secret:arn:a:b:password}\n");
    assertThat(run("remember_services; bucket").output()).isEqualTo("content");
    assertThat(root.resolve("services")).content().contains("PASSWORD=@{secret:arn:a:b:password}");
  }
}
