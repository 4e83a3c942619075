package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import millions.ladder.Stage;
import millions.local.service.InstanceStatus;
import millions.local.service.InstanceStatus.Health;
import millions.standins.balancer.ListenerConfiguration;
import millions.standins.balancer.TargetDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerFileTest {

  @TempDir private Path directory;

  private static InstanceStatus part(String role, String kind, int port) {
    return new InstanceStatus(
        role, kind, OptionalLong.empty(), "127.0.0.1:" + port, Health.UP, List.of());
  }

  private static Topology topology(InstanceStatus... parts) {
    return new Topology(Stage.LOAD_BALANCED, "http://localhost:1", List.of(parts));
  }

  @Test
  void webProcessesAreTheTargetsOfOneGroup() throws Exception {
    var file = directory.resolve("listener.json");
    var listener = new ListenerFile(file, ListenerFile.WEB);
    listener.write(
        topology(
            part("cache", "cache", 1), part("web-1", "web", 2), part("web-2", "web", 3).drained()));

    var written = ListenerConfiguration.parse(Files.readString(file));
    var group = written.targetGroups().getFirst();
    assertThat(written.targetGroups()).hasSize(1);
    assertThat(group.slowStart()).isEqualTo(Duration.ofSeconds(10));
    assertThat(group.stickiness()).isEqualTo(Duration.ofDays(1));
    assertThat(group.targets())
        .containsExactly(
            new TargetDescription("web-1", "127.0.0.1:2", false),
            new TargetDescription("web-2", "127.0.0.1:3", true));
  }
}
