package millions.local.service;

import java.util.List;
import java.util.function.Consumer;

/** What runs for a service that needs no process, such as files of the machine itself. */
public final class NoProcess implements Supervised {

  @Override
  public void start(Consumer<String> progress) {}

  @Override
  public void check() {}

  @Override
  public List<InstanceStatus> instances() {
    return List.of();
  }

  @Override
  public void stop() {}

  @Override
  public Object definition() {
    return NoProcess.class;
  }
}
