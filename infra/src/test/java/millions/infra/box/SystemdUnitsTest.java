package millions.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SystemdUnitsTest {

  static List<SystemdUnit> units() {
    return SystemdUnit.all();
  }

  @ParameterizedTest
  @MethodSource("units")
  void lineIsSectionCommentOrSetting(SystemdUnit unit) {
    assertThat(unit.lines())
        .allMatch(line -> line.matches("|#.*|\\[(Unit|Service|Timer)]|[A-Z][A-Za-z]+=.*"));
  }

  @Test
  void systemdKnowsEveryKey() {
    assumeThat(Bash.program("systemd-analyze")).as("systemd-analyze is installed").isPresent();
    var outcome =
        Bash.plain()
            .run(
                "cd '%s' && systemd-analyze verify * 2>&1 || true"
                    .formatted(SystemdUnit.DIRECTORY));
    // The machine's own programs are not installed here.
    assertThat(outcome.output().lines().filter(line -> !line.contains("is not executable")))
        .noneMatch(line -> line.contains("millions"));
  }

  @ParameterizedTest
  @MethodSource("units")
  void unitIsStartedOnlyByCloudInit(SystemdUnit unit) {
    assertThat(unit.lines()).doesNotContain("[Install]");
  }

  @ParameterizedTest
  @MethodSource("units")
  void timerHasItsService(SystemdUnit unit) {
    if (unit.name().endsWith(".timer")) {
      assertThat(units())
          .extracting(SystemdUnit::name)
          .contains(unit.name().replace(".timer", ".service"));
    }
  }

  @ParameterizedTest
  @MethodSource("units")
  void scriptOfTheUnitExists(SystemdUnit unit) {
    Stream.of("ExecStart", "ExecStartPre")
        .flatMap(key -> unit.values(key).stream())
        .map(command -> command.replaceFirst("^\\+", "").split(" ")[0])
        .filter(command -> command.startsWith("/opt/millions/box/"))
        .forEach(
            command ->
                assertThat(
                        Bash.BOX.resolve(Path.of("/opt/millions/box").relativize(Path.of(command))))
                    .isExecutable());
  }

  @Test
  void webProcessHasNoCapabilities() {
    var web = SystemdUnit.named("millions.service");
    assertThat(web.values("User")).containsExactly("millions");
    assertThat(web.values("CapabilityBoundingSet")).containsExactly("");
    assertThat(web.values("NoNewPrivileges")).containsExactly("yes");
    assertThat(web.values("ProtectSystem")).containsExactly("strict");
    assertThat(web.values("MemoryDenyWriteExecute")).containsExactly("no");
    assertThat(web.values("InaccessiblePaths"))
        .singleElement()
        .asString()
        .contains("/data/secrets");
  }

  @Test
  void webProcessHasTimeToFinishRequests() {
    var web = SystemdUnit.named("millions.service");
    assertThat(web.values("TimeoutStopSec")).containsExactly("30");
    assertThat(web.values("SuccessExitStatus")).containsExactly("143");
  }

  @Test
  void databaseListensOnTheLoopbackAddressOnly() {
    assertThat(SystemdUnit.named("millions-postgresql.service").values("ExecStart"))
        .singleElement()
        .asString()
        .contains("listen_addresses=127.0.0.1", "max_prepared_transactions=64");
  }
}
