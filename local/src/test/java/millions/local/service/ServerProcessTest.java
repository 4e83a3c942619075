package millions.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import millions.local.process.Ports;
import millions.local.process.ProcessLedger;
import millions.local.process.StartFailure;
import millions.local.service.InstanceStatus.Health;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

  private static final RestartPolicy AT_ONCE =
      new RestartPolicy(true, Duration.ofMillis(10), 3, Optional.empty());

  @TempDir private Path directory;
  private final int port = new Ports().next();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private ServerProcess server;

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void startReturnsWhenItAnswers() {
    start(RestartPolicy.NEVER);
    assertThat(HealthCheck.http(port, "/").ready()).isTrue();
    assertThat(instance().health()).isEqualTo(Health.UP);
    assertThat(ProcessHandle.of(instance().pid().getAsLong())).isPresent();
  }

  @Test
  void stopLeavesNoProcessAndNoListener() {
    start(RestartPolicy.NEVER);
    var process = kept();
    server.stop();
    assertThat(process.isAlive()).isFalse();
    assertThat(Ports.isFree(port)).isTrue();
    assertThat(instance().health()).isEqualTo(Health.DOWN);
  }

  @Test
  void crashAtStartShowsTheEndOfTheLog() throws IOException {
    Files.createFile(trouble());
    assertThatThrownBy(() -> start(AT_ONCE))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("tiny ended while it was starting")
        .hasMessageContaining(log().toString())
        .hasMessageContaining("the disk is on fire");
  }

  @Test
  void silenceAtStartEndsTheProcess() {
    var deaf = plan(RestartPolicy.NEVER, () -> false, Duration.ofMillis(500));
    server = new ServerProcess(deaf);
    assertThatThrownBy(() -> server.start(told::add)).hasMessageContaining("did not answer");
    assertThat(new ProcessLedger(directory).living()).isEmpty();
  }

  @Test
  void deadServerComesBack() {
    start(AT_ONCE);
    var first = kept();
    first.destroyForcibly();
    checkUntil(
        () -> instance().health() == Health.UP && instance().pid().getAsLong() != first.pid());
    assertThat(told).anyMatch(line -> line.startsWith("tiny died; it will be started again"));
    assertThat(told).contains("tiny is up again.");
  }

  @Test
  void singleBoxStaysDead() {
    start(RestartPolicy.NEVER);
    kept().destroyForcibly();
    checkUntil(() -> instance().health() == Health.DOWN);
    for (int looks = 0; looks < 20; looks++) {
      server.check();
    }
    assertThat(instance().pid()).isEmpty();
    assertThat(instance().health()).isEqualTo(Health.DOWN);
  }

  @Test
  void crashLoopIsGivenUp() throws IOException {
    start(AT_ONCE);
    Files.createFile(trouble());
    kept().destroyForcibly();
    checkUntil(() -> told.stream().anyMatch(line -> line.contains("given up after 3")));
    assertThat(told.stream().filter(line -> line.startsWith("tiny died")).count()).isEqualTo(4);
  }

  @Test
  void hangingServerIsReplaced() {
    start(new RestartPolicy(true, Duration.ofMillis(10), 3, Optional.of(Duration.ofMillis(500))));
    var first = kept();
    signal("STOP", first);
    checkUntil(
        () -> instance().health() == Health.UP && instance().pid().getAsLong() != first.pid());
    assertThat(first.isAlive()).isFalse();
  }

  private void start(RestartPolicy restart) {
    server = new ServerProcess(plan(restart, HealthCheck.http(port, "/"), Duration.ofSeconds(60)));
    server.start(told::add);
  }

  private ProcessDefinition plan(
      RestartPolicy restart, HealthCheck readiness, Duration startLimit) {
    return new ProcessDefinition(
        "tiny",
        "web",
        "127.0.0.1:" + port,
        TinyServer.command(port, trouble()),
        Map.of(),
        directory,
        log(),
        readiness,
        startLimit,
        restart);
  }

  private void checkUntil(Callable<Boolean> condition) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              server.check();
              return condition.call();
            });
  }

  private InstanceStatus instance() {
    return server.instances().getFirst();
  }

  private ProcessHandle kept() {
    return ProcessHandle.of(instance().pid().getAsLong()).orElseThrow();
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
          .isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Path trouble() {
    return directory.resolve("trouble");
  }

  private Path log() {
    return directory.resolve("tiny.log");
  }
}
