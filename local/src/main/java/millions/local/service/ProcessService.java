package millions.local.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A service of equal processes of this machine. As many instances run as its definition desires;
 * each is started, looked at and restarted by itself.
 *
 * <p>{@link #scale}, {@link #replace} and {@link #release} change what runs while it answers. They
 * bring the instances to what is desired from whatever is there, so one that failed half way is
 * undone by a release of the definition before.
 */
public final class ProcessService extends Service {

  private static final CompletableFuture<Void> AT_ONCE = CompletableFuture.completedFuture(null);

  private final Supplier<Map<String, String>> settings;
  private volatile ServiceDefinition definition;
  private volatile List<Instance> instances = List.of();
  private volatile Consumer<String> tell = sentence -> {};

  /**
   * @param settings what its users are told
   */
  public ProcessService(ServiceDefinition definition, Supplier<Map<String, String>> settings) {
    super(definition.name());
    this.definition = definition;
    this.settings = settings;
  }

  /** A service whose users need no settings. */
  public ProcessService(ServiceDefinition definition) {
    this(definition, Map::of);
  }

  @Override
  public List<String> roles() {
    var running = instances;
    return running.isEmpty()
        ? definition.desiredRoles()
        : running.stream().map(Instance::role).toList();
  }

  @Override
  public Map<String, String> settings() {
    return settings.get();
  }

  @Override
  public Object definition() {
    return definition.identity(settingsOfNeeds());
  }

  /** What the instance of this role is, or would be. */
  public ProcessDefinition process(String role) {
    return definition.processes().of(role, settingsOfNeeds());
  }

  /** How many instances there are to be. */
  public int desiredCount() {
    return definition.desiredCount();
  }

  @Override
  public List<InstanceStatus> instances() {
    var needs = needs();
    var running = instances;
    return running.isEmpty()
        ? definition.desiredRoles().stream().map(this::absent).toList()
        : running.stream().map(instance -> instance.status().needing(needs)).toList();
  }

  private InstanceStatus absent(String role) {
    return new ServerProcess(process(role)).instances().getFirst().needing(needs());
  }

  @Override
  public void begin(CompletableFuture<Void> ready, Consumer<String> told) {
    tell = told;
    instances =
        definition.desiredRoles().stream().map(role -> new Instance(process(role), true)).toList();
    instances.forEach(instance -> instance.begin(ready, tell));
  }

  @Override
  public CompletableFuture<Void> started() {
    return CompletableFuture.allOf(
        instances.stream().map(Instance::started).toArray(CompletableFuture[]::new));
  }

  @Override
  public boolean lives() {
    var running = instances;
    return !running.isEmpty() && running.stream().allMatch(Instance::lives);
  }

  @Override
  public void askToStop() {
    instances.forEach(Instance::askToStop);
  }

  @Override
  public void awaitStopped(Duration limit) throws InterruptedException {
    for (var instance : instances) {
      instance.awaitStopped(limit);
    }
  }

  /**
   * Runs another number of instances.
   *
   * @param count from 1 on
   * @throws millions.local.process.StartFailure when one cannot be started or drained; those that
   *     run go on
   */
  public void scale(int count, Rollout rollout) throws InterruptedException {
    definition = definition.withDesiredCount(count);
    bringToDesired(List.of(), rollout);
  }

  /**
   * Puts a new process in the place of the instance of this role.
   *
   * @throws millions.local.process.StartFailure when it cannot be
   */
  public void replace(String role, Rollout rollout) throws InterruptedException {
    bringToDesired(List.of(role), rollout);
  }

  /**
   * Goes from one definition to another: first one instance more is started, then each that is made
   * otherwise is replaced, then what is too many ends. At every moment as many instances answer as
   * are desired.
   *
   * @param drawn a service of the same name with the definition and the arrows to have
   * @throws millions.local.process.StartFailure when an instance cannot be started or drained; the
   *     others go on, and {@code release} of what was before undoes it
   */
  public void release(ProcessService drawn, Rollout rollout) throws InterruptedException {
    adoptArrows(drawn);
    definition = drawn.definition;
    bringToDesired(List.of(), rollout);
  }

  /** Drains all instances, for a service that is to end. */
  public void drain(Rollout rollout, List<String> others) {
    instances.forEach(instance -> rollout.drain(instance, others));
  }

  /** A service with the definition and the arrows it has now, to go back to. */
  public ProcessService asItIs() {
    var same = new ProcessService(definition, settings);
    same.adoptArrows(this);
    return same;
  }

  private void bringToDesired(List<String> unwanted, Rollout rollout) throws InterruptedException {
    var desired = definition.desiredRoles();
    var outdated =
        instances.stream()
            .filter(instance -> desired.contains(instance.role()))
            .filter(instance -> isOutdated(instance) || unwanted.contains(instance.role()))
            .toList();
    if (!outdated.isEmpty() && instances.stream().allMatch(it -> desired.contains(it.role()))) {
      var oneMore = definition.freeRole(desired);
      rollout.tell().accept(oneMore + " is started beside " + String.join(", ", roles()));
      start(oneMore, rollout);
    }
    for (var role : desired) {
      if (instances.stream().noneMatch(instance -> instance.role().equals(role))) {
        start(role, rollout);
      }
    }
    for (var instance : outdated) {
      end(instance, rollout);
      start(instance.role(), rollout);
      rollout.tell().accept(instance.role() + " is replaced");
    }
    for (var instance : instances) {
      if (!desired.contains(instance.role())) {
        end(instance, rollout);
      }
    }
  }

  private boolean isOutdated(Instance instance) {
    return !instance.lives() || !instance.isMadeBy(process(instance.role()));
  }

  private void start(String role, Rollout rollout) throws InterruptedException {
    var instance = new Instance(process(role), false);
    var all = new ArrayList<>(instances);
    all.add(place(role), instance);
    instances = List.copyOf(all);
    rollout.balancer().update();
    instance.begin(AT_ONCE, tell);
    try {
      rollout.start(instance);
    } catch (RuntimeException e) {
      forget(instance);
      rollout.balancer().update();
      throw e;
    }
  }

  /** Instances stand in the order of their roles. */
  private int place(String role) {
    var desired = definition.desiredRoles();
    var order = desired.indexOf(role);
    return order < 0
        ? instances.size()
        : (int)
            instances.stream()
                .map(instance -> desired.indexOf(instance.role()))
                .filter(other -> other >= 0 && other < order)
                .count();
  }

  private void end(Instance instance, Rollout rollout) throws InterruptedException {
    if (instance.lives()) {
      var others = instances.stream().filter(other -> other != instance).map(Instance::role);
      rollout.drain(instance, others.toList());
    }
    rollout.end(instance);
    forget(instance);
    rollout.balancer().update();
  }

  private void forget(Instance instance) {
    instances = instances.stream().filter(other -> other != instance).toList();
  }
}
