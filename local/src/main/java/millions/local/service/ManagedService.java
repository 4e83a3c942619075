package millions.local.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A service that looks after its instances itself, as a managed service of AWS does: the database
 * with its standby, the read replicas, an object store.
 *
 * @param <C> what runs for it
 */
public final class ManagedService<C extends Supervised> extends Service {

  private final List<String> roles;
  private final Function<List<Service>, C> making;
  private final Function<C, Map<String, String>> settings;
  private C component;
  private volatile Supervision supervision;

  /**
   * @param roles under which its users name it
   * @param making makes what runs for it, given the services that it uses; asked once, after its
   *     arrows are drawn
   * @param settings what its users are told
   */
  public ManagedService(
      String name,
      List<String> roles,
      Function<List<Service>, C> making,
      Function<C, Map<String, String>> settings) {
    super(name);
    this.roles = List.copyOf(roles);
    this.making = making;
    this.settings = settings;
  }

  /** What runs for it. */
  public synchronized C component() {
    if (component == null) {
      component = making.apply(startsAfter());
    }
    return component;
  }

  private synchronized Supervision supervision() {
    if (supervision == null) {
      supervision = new Supervision(name(), component());
    }
    return supervision;
  }

  @Override
  public List<String> roles() {
    return roles;
  }

  @Override
  public Map<String, String> settings() {
    return settings.apply(component());
  }

  @Override
  public Object definition() {
    return List.of(name(), component().definition());
  }

  @Override
  public List<InstanceStatus> instances() {
    return component().instances();
  }

  @Override
  public void begin(CompletableFuture<Void> ready, Consumer<String> tell) {
    supervision().begin(ready, tell);
  }

  @Override
  public CompletableFuture<Void> started() {
    return supervision().started();
  }

  @Override
  public boolean lives() {
    return Optional.ofNullable(supervision).filter(Supervision::lives).isPresent();
  }

  @Override
  public void askToStop() {
    supervision().askToStop();
  }

  @Override
  public void awaitStopped(Duration limit) throws InterruptedException {
    supervision().awaitStopped(limit);
  }
}
