package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import millions.ladder.Stage;
import millions.local.service.InstanceStatus;
import millions.local.service.InstanceStatus.Health;
import millions.local.service.InstanceStatus.Registration;
import millions.local.service.RunBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {

  private static final InstanceStatus WEB =
      new InstanceStatus(
          "web-1",
          "web",
          OptionalLong.of(42),
          "127.0.0.1:20001",
          Health.UP,
          List.of("sql-endpoint", "cache"));
  private static final InstanceStatus ENDPOINT =
      new InstanceStatus(
          "sql-endpoint",
          "sql-endpoint",
          OptionalLong.empty(),
          "127.0.0.1:20002",
          Health.STARTING,
          List.of());

  @TempDir private Path directory;
  private final Topology topology =
      new Topology(Stage.CACHED_READS, "http://localhost:8080", List.of(WEB, ENDPOINT));

  @Test
  void jsonHasTheAgreedShape() throws IOException {
    JsonNode expected =
        new ObjectMapper()
            .readTree(
                """
                {"stage":{"number":4,"name":"cached-reads"},"url":"http://localhost:8080","parts":[
                  {"role":"web-1","kind":"web","pid":42,"address":"127.0.0.1:20001","health":"up",
                   "needs":["sql-endpoint","cache"],"by":"stand-in process"},
                  {"role":"sql-endpoint","kind":"sql-endpoint","pid":null,
                   "address":"127.0.0.1:20002","health":"starting","needs":[],
                   "by":"stand-in process"}]}
                """);
    assertThat(new ObjectMapper().readTree(topology.json())).isEqualTo(expected);
  }

  @Test
  void fileReadsBackAsWritten() {
    topology.write(file());
    assertThat(Topology.read(file())).contains(topology);
  }

  @Test
  void saysWhereTheStageIsDeployedAndWhatRunsEachPart() {
    var bucket =
        new InstanceStatus(
            "content",
            "content",
            OptionalLong.empty(),
            "localhost:4566",
            Health.UP,
            List.of(),
            new RunBy("LocalStack"));
    var services =
        List.of(
            new Deployment.Service("S3", 4, List.of(), new RunBy("LocalStack")),
            new Deployment.Service("RDS", 0, List.of("DBInstance"), RunBy.STAND_IN));
    var deployed =
        new Topology(
            Stage.SEPARATE_DATA,
            "http://localhost:8080",
            List.of(bucket),
            Optional.of(
                new Deployment(
                    "LocalStack", "http://localhost:4566", "a Python process", services)));
    deployed.write(file());
    assertThat(Topology.read(file())).contains(deployed);
  }

  @Test
  void partThatIsDrainedSaysSo() throws IOException {
    var draining =
        new Topology(
            Stage.CACHED_READS, topology.url(), List.of(WEB.registered(Registration.DRAINING)));
    draining.write(file());
    var instance = new ObjectMapper().readTree(file().toFile()).path("parts").path(0);
    assertThat(instance.path("draining").isBoolean() && instance.path("draining").asBoolean())
        .isTrue();
    assertThat(Topology.read(file())).contains(draining);
  }

  @Test
  void missingOrForeignFileIsNoTopology() throws IOException {
    assertThat(Topology.read(file())).isEmpty();
    Files.writeString(file(), "{}");
    assertThat(Topology.read(file())).isEmpty();
  }

  @Test
  void readerNeverSeesHalfAFile() throws InterruptedException {
    var large = new Topology(Stage.SINGLE_BOX, "http://localhost:1", Collections.nCopies(500, WEB));
    topology.write(file());
    var writing = new AtomicBoolean(true);
    var writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < 200; i++) {
                    (i % 2 == 0 ? large : topology).write(file());
                  }
                  writing.set(false);
                });
    while (writing.get()) {
      assertThat(Topology.read(file())).isPresent();
    }
    writer.join();
  }

  private Path file() {
    return directory.resolve("topology.json");
  }
}
