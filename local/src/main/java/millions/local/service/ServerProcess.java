package millions.local.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import millions.local.process.LocalProcess;
import millions.local.process.LogTail;
import millions.local.process.StartFailure;
import millions.local.service.InstanceStatus.Health;

/**
 * One server in one process: started, asked for its health, started again by its {@link
 * RestartPolicy} rule. What it tells of its fate goes to the listener given to {@link #start}.
 */
public final class ServerProcess implements Supervised {

  private static final Duration STOP_GRACE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** One lost answer is not yet a failure: a collection or a full processor may be the cause. */
  private static final int MISSES_UNTIL_DOWN = 2;

  private final ProcessDefinition definition;
  private final RestartBackoff restarts;

  private Consumer<String> tell = message -> {};
  private volatile LocalProcess process;
  private volatile Health health = Health.STARTING;
  private boolean deathNoted;
  private int misses;
  private Instant lastReady;
  private Instant silentSince;

  public ServerProcess(ProcessDefinition definition) {
    this.definition = definition;
    this.restarts = new RestartBackoff(definition.restart());
  }

  @Override
  public void start(Consumer<String> progress) {
    tell = progress;
    launch();
    var deadline = Instant.now().plus(definition.startLimit());
    while (!definition.healthCheck().ready()) {
      var log = process.log();
      if (!process.alive()) {
        health = Health.DOWN;
        throw new StartFailure(
            definition.role() + " ended while it was starting." + LogTail.of(log));
      }
      if (Instant.now().isAfter(deadline)) {
        stop();
        var seconds = definition.startLimit().toSeconds();
        throw new StartFailure(
            definition.role() + " did not answer within " + seconds + " s." + LogTail.of(log));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        stop();
        throw new StartFailure(definition.role() + " was stopped while it was starting.");
      }
    }
    up();
  }

  private void launch() {
    health = Health.STARTING;
    deathNoted = false;
    misses = 0;
    lastReady = Instant.now();
    process =
        LocalProcess.start(
            definition.role(),
            definition.command(),
            definition.environment(),
            definition.directory(),
            definition.log());
  }

  private void up() {
    health = Health.UP;
    misses = 0;
    lastReady = Instant.now();
  }

  @Override
  public void check() {
    if (process == null || !process.alive()) {
      dead();
    } else if (definition.healthCheck().ready()) {
      if (health != Health.UP) {
        tell.accept(definition.role() + " is up again.");
      }
      up();
      restarts.lived(Duration.between(process.startedAt(), lastReady));
    } else {
      unanswered();
    }
  }

  private void dead() {
    health = Health.DOWN;
    if (!deathNoted) {
      deathNoted = true;
      restarts.died(Instant.now());
      tell.accept(
          definition.role() + " died; " + restarts.outlook() + " Its log: " + definition.log());
    }
    if (restarts.due(Instant.now())) {
      launch();
    }
  }

  private void unanswered() {
    misses++;
    if (misses == 1) {
      // nobody looked while the machine slept
      silentSince = Instant.now();
    }
    if (health == Health.UP && misses >= MISSES_UNTIL_DOWN) {
      health = Health.DOWN;
      tell.accept(definition.role() + " gives no good answer.");
    }
    var patience =
        health == Health.STARTING
            ? Optional.of(definition.startLimit())
            : definition.restart().replaceAfter();
    var silence = Duration.between(silentSince, Instant.now());
    if (patience.filter(limit -> silence.compareTo(limit) > 0).isPresent()) {
      tell.accept(
          definition.role() + " gave no good answer for " + silence.toSeconds() + " s: killed.");
      process.signal("KILL");
    }
  }

  @Override
  public List<InstanceStatus> instances() {
    var running = process;
    var pid =
        running == null || !running.alive() ? OptionalLong.empty() : OptionalLong.of(running.pid());
    var now = pid.isEmpty() && health == Health.UP ? Health.DOWN : health;
    return List.of(
        new InstanceStatus(
            definition.role(), definition.kind(), pid, definition.address(), now, List.of()));
  }

  @Override
  public void stop() {
    if (process != null) {
      process.stop("TERM", STOP_GRACE);
    }
    health = Health.DOWN;
  }

  @Override
  public Object definition() {
    return definition.definition();
  }
}
