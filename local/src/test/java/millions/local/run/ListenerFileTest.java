package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import millions.ladder.Stage;
import millions.local.service.InstanceStatus;
import millions.local.service.InstanceStatus.Health;
import millions.local.service.InstanceStatus.Registration;
import millions.standins.balancer.ListenerConfiguration;
import millions.standins.balancer.TargetDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerFileTest {

  @TempDir private Path directory;

  private static InstanceStatus instance(String role, String kind, int port) {
    return new InstanceStatus(
        role, kind, OptionalLong.empty(), "127.0.0.1:" + port, Health.UP, List.of());
  }

  private static Topology topology(InstanceStatus... instances) {
    return new Topology(Stage.LOAD_BALANCED, "http://localhost:1", List.of(instances));
  }

  @Test
  void instancesAreTheTargetsOfTheGroupOfTheirKind() throws Exception {
    var file = directory.resolve("listener.json");
    var listener = new ListenerFile(file);
    listener.draw(Optional.of(BalancerProcess.WEB));
    listener.write(
        topology(
            instance("cache", "cache", 1),
            instance("web-1", "web", 2),
            instance("web-2", "web", 3).registered(Registration.DRAINING),
            instance("web-3", "web", 4).registered(Registration.UNREGISTERED)));

    var written = ListenerConfiguration.parse(Files.readString(file));
    assertThat(written)
        .isEqualTo(
            BalancerProcess.WEB.withTargets(
                kind ->
                    List.of(
                        new TargetDescription("web-1", "127.0.0.1:2", false),
                        new TargetDescription("web-2", "127.0.0.1:3", true))));
  }

  @Test
  void withoutABalancerThereIsNoFile() {
    var file = directory.resolve("listener.json");
    new ListenerFile(file).write(topology(instance("web-1", "web", 2)));

    assertThat(file).doesNotExist();
  }
}
