package millions.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import millions.local.service.InstanceStatus.Registration;
import millions.local.service.ServiceDefinition.Naming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {

  @TempDir private Path directory;

  private Instance instance(boolean registered) {
    var service =
        TinyServer.service(
            "web",
            Naming.NUMBERED,
            1,
            "web",
            role -> 1,
            directory,
            "",
            RestartPolicy.WHEN_UNHEALTHY);
    return new Instance(service.process("web-1"), registered);
  }

  @Test
  void oneThatIsStartedBesideOthersIsNoTargetYetAndDoesNotDrain() {
    var instance = instance(false);
    assertThat(instance.status().registration()).isEqualTo(Registration.UNREGISTERED);
    assertThat(instance.status().isDraining()).isFalse();

    instance.register();
    assertThat(instance.status().registration()).isEqualTo(Registration.REGISTERED);

    instance.deregister();
    assertThat(instance.status().isDraining()).isTrue();
  }

  @Test
  void oneOfAServiceThatStartsIsATargetAtOnce() {
    assertThat(instance(true).status().registration()).isEqualTo(Registration.REGISTERED);
  }
}
