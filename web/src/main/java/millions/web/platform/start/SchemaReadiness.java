package millions.web.platform.start;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import millions.backing.BackingUnavailable;
import millions.backing.sql.Migrations;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date before the process calls itself ready. After that readiness asks no
 * other part: a balancer that took every web process out because the one database is down would
 * turn a partial failure into a whole one.
 */
@Readiness
@Default
@ApplicationScoped
public class SchemaReadiness implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(SchemaReadiness.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private final Migrations migrations;
  private final WarmUps warmUps;
  private volatile boolean present;

  SchemaReadiness(Migrations migrations, WarmUps warmUps) {
    this.migrations = migrations;
    this.warmUps = warmUps;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("schema").start(this::bringUpToDate);
  }

  private void bringUpToDate() {
    while (true) {
      try {
        migrations.apply();
        warmUps.run();
        present = true;
        return;
      } catch (FlywayException | BackingUnavailable | IllegalStateException e) {
        // Illegal where a replica has not heard of the new tables yet (it will), and where the
        // password's file is being replaced.
        LOG.warnf("schema not brought up to date yet: %s", e.getMessage());
        // With the primary away a replica still answers readers, if it knows the schema at all.
        present = present || migrations.applied();
      }
      try {
        Thread.sleep(BETWEEN_TRIES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Whether the tables are there, for as far as this process can tell. */
  public boolean present() {
    return present;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("schema").status(present).build();
  }
}
