package millions.localstack.deployment;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import millions.local.service.Component;
import millions.local.service.Part;

/** The object store as a box of the picture where LocalStack, tended elsewhere, is it. */
record BucketPart(Supplier<String> address, Supplier<Part.Health> health) implements Component {

  @Override
  public void start(Consumer<String> progress) {}

  @Override
  public void check() {}

  @Override
  public List<Part> parts() {
    return List.of(
        new Part(
            "content",
            "content",
            OptionalLong.empty(),
            address.get(),
            health.get(),
            List.of(),
            LocalStackBackend.LOCALSTACK,
            false));
  }

  @Override
  public void stop() {}

  /** It is the same bucket in every drawing. */
  @Override
  public Object definition() {
    return BucketPart.class;
  }
}
