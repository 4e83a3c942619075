package millions.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  private static final String ARN =
      "arn:aws:secretsmanager:us-east-1:111122223333:secret:Database-AbCdEf";

  @TempDir Path root;
  private Path etc;
  private Path run;
  private Path passwordFile;
  private Bash bash;

  @BeforeEach
  void machine() throws IOException {
    assumeThat(Bash.program("jq")).as("jq is installed").isPresent();
    etc = Files.createDirectories(root.resolve("etc"));
    run = Files.createDirectories(root.resolve("run"));
    passwordFile = run.resolve("sql-password");
    Files.writeString(etc.resolve("box"), "HOME=services\nREGION=us-east-1\n");
    var programs =
        StubPrograms.in(root)
            .program(
                "curl",
                """
                case "$*" in
                  *-X\\ PUT*/latest/api/token*) echo a-token ;;
                  *X-aws-ec2-metadata-token:\\ a-token*instance-id*) echo i-0123456789abcdef0 ;;
                  *) exit 22 ;;
                esac
                """)
            .program(
                "aws",
                """
                echo "$*" >>"$CALLS"
                [ "$1 $2" = "secretsmanager get-secret-value" ] && cat "$SECRET"
                """);
    Files.writeString(root.resolve("calls"), "");
    secretIs("{\"username\":\"admin\",\"password\":\"first\"}");
    bash =
        Bash.plain()
            .withPath(programs.directory())
            .with("CALLS", root.resolve("calls"))
            .with("SECRET", root.resolve("secret"))
            .with("MILLIONS_ETC", etc)
            .with("MILLIONS_RUN", run)
            .with("MILLIONS_OWNER", System.getProperty("user.name"));
  }

  private void secretIs(String json) throws IOException {
    Files.writeString(root.resolve("secret"), json);
  }

  private Bash.Outcome settings(String... words) {
    return bash.run("'%s/settings.sh' %s".formatted(Bash.BOX, String.join(" ", words)));
  }

  private String rendered(String settings) throws IOException {
    assumeThat(System.getProperty("user.name")).as("settings belong to root").isEqualTo("root");
    Files.writeString(etc.resolve("settings"), settings);
    assertThat(settings()).isEqualTo(new Bash.Outcome(0, ""));
    return Files.readString(run.resolve("settings.env"));
  }

  private void passwordComesFromTheSecret() throws IOException {
    Files.writeString(
        etc.resolve("secrets"), "%s=@{secret:%s:password}\n".formatted(passwordFile, ARN));
  }

  @Test
  void plainValueIsKept() throws IOException {
    assertThat(rendered("A=one two\n# a comment\n\nB=x=y")).isEqualTo("A=\"one two\"\nB=\"x=y\"\n");
  }

  @Test
  void instanceIsTheMachinesId() throws IOException {
    assertThat(rendered("MILLIONS_PROCESS_NAME=web-@{instance}\n"))
        .isEqualTo("MILLIONS_PROCESS_NAME=\"web-i-0123456789abcdef0\"\n");
  }

  @Test
  void secretIsFetchedOnceForAllItsFields() throws IOException {
    var text = rendered("U=@{secret:%1$s:username}\nP=<@{secret:%1$s:password}>\n".formatted(ARN));
    assertThat(text).isEqualTo("U=\"admin\"\nP=\"<first>\"\n");
    assertThat(Files.readAllLines(root.resolve("calls")))
        .singleElement()
        .asString()
        .contains("--secret-id " + ARN, "--region us-east-1");
  }

  @Test
  void specialCharactersOfSystemdAreQuoted() throws IOException {
    secretIs("{\"password\":\"a\\\"b\\\\c$d`e'f #g @{instance}\"}");
    assertThat(rendered("P=@{secret:%s:password}\n".formatted(ARN)))
        .isEqualTo("P=\"a\\\"b\\\\c\\$d\\`e'f #g @{instance}\"\n");
  }

  @Test
  void settingsAreForRootOnly() throws IOException {
    rendered("A=b\n");
    assertThat(Files.getPosixFilePermissions(run.resolve("settings.env")))
        .isEqualTo(PosixFilePermissions.fromString("r--------"));
  }

  @Test
  void unknownPlaceholderStopsTheStart() throws IOException {
    Files.writeString(etc.resolve("settings"), "A=@{zone}\n");
    var outcome = settings();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output()).contains("@{zone}", "@{instance}", "A could not be made");
    assertThat(run.resolve("settings.env")).doesNotExist();
  }

  @Test
  void missingFieldStopsTheStart() throws IOException {
    Files.writeString(etc.resolve("settings"), "A=@{secret:%s:host}\n".formatted(ARN));
    assertThat(settings().output()).contains("has no field host");
  }

  @Test
  void rotatedPasswordReplacesItsFile() throws IOException {
    passwordComesFromTheSecret();
    assertThat(settings("secrets").exit()).isZero();
    assertThat(passwordFile).hasContent("first");
    secretIs("{\"password\":\"second\"}");
    assertThat(settings("secrets").exit()).isZero();
    assertThat(passwordFile).hasContent("second");
    assertThat(Files.getPosixFilePermissions(passwordFile))
        .isEqualTo(PosixFilePermissions.fromString("r--------"));
  }

  @Test
  void unchangedPasswordLeavesItsFile() throws IOException {
    passwordComesFromTheSecret();
    settings("secrets");
    var before = Files.getAttribute(passwordFile, "unix:ino");
    settings("secrets");
    assertThat(Files.getAttribute(passwordFile, "unix:ino")).isEqualTo(before);
  }

  @Test
  void unreachableSecretLeavesTheOldPassword() throws IOException {
    passwordComesFromTheSecret();
    settings("secrets");
    Files.delete(root.resolve("secret"));
    var outcome = settings("secrets");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output()).contains("could not be refreshed").doesNotContain("first");
    assertThat(passwordFile).hasContent("first");
  }
}
