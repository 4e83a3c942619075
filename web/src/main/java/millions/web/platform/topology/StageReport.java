package millions.web.platform.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import millions.backing.BackingConfig;
import millions.backing.sql.Databases;
import millions.web.platform.WebConfig;
import org.jboss.logging.Logger;

/**
 * What is known of the running stage: from the file its runner keeps, or, without a runner, what
 * this process sees of the parts it talks to.
 */
@ApplicationScoped
public class StageReport {

  private static final Logger LOG = Logger.getLogger(StageReport.class);

  private final BackingConfig config;
  private final WebConfig web;
  private final Databases databases;
  private final ObjectMapper json;

  StageReport(BackingConfig config, WebConfig web, Databases databases, ObjectMapper json) {
    this.config = config;
    this.web = web;
    this.databases = databases;
    this.json = json;
  }

  /** What is known at this moment; may ask the databases and wait for them. */
  public StageView now() {
    return config.topology().file().map(this::read).orElseGet(this::own);
  }

  private StageView read(Path file) {
    try {
      return json.readValue(Files.readAllBytes(file), StageView.class);
    } catch (IOException e) {
      LOG.warnf("topology file: %s", e.getMessage());
      return own();
    }
  }

  private StageView own() {
    var parts = new ArrayList<StageView.Part>();
    var needs = new ArrayList<String>();
    databases
        .health()
        .forEach(
            (role, answers) -> {
              needs.add("sql-" + role);
              parts.add(
                  new StageView.Part(
                      "sql-" + role, "sql", null, null, answers ? "up" : "down", List.of()));
            });
    parts.add(
        0,
        new StageView.Part(
            config.process().name(),
            "web",
            ProcessHandle.current().pid(),
            web.publicUrl().getAuthority(),
            "up",
            needs));
    return new StageView(
        new StageView.Stage(
            config.topology().stage().orElse(0), config.topology().name().orElse("unnamed")),
        web.publicUrl().toString(),
        parts);
  }
}
