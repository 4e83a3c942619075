package millions.localstack.deployment;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import millions.local.service.InstanceStatus;
import millions.local.service.Supervised;

/** The object store in the picture of a stage where LocalStack, looked after elsewhere, is it. */
record DeployedBucket(Supplier<String> address, Supplier<InstanceStatus.Health> health)
    implements Supervised {

  @Override
  public void start(Consumer<String> progress) {}

  @Override
  public void check() {}

  @Override
  public List<InstanceStatus> instances() {
    return List.of(
        new InstanceStatus(
            "content",
            "content",
            OptionalLong.empty(),
            address.get(),
            health.get(),
            List.of(),
            LocalStackBackend.LOCALSTACK));
  }

  @Override
  public void stop() {}

  /** It is the same bucket in every drawing. */
  @Override
  public Object definition() {
    return DeployedBucket.class;
  }
}
