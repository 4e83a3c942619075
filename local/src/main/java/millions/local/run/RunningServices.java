package millions.local.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import millions.local.service.InstanceStatus;
import millions.local.service.Service;

/**
 * The services of a run that run now, in the order of their picture: what is used before what uses
 * it. Changed by one thread at a time; may be looked at by any.
 */
final class RunningServices {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Consumer<String> tell;
  private volatile List<Service> all = List.of();

  RunningServices(Consumer<String> tell) {
    this.tell = tell;
  }

  List<Service> all() {
    return all;
  }

  void become(List<Service> services) {
    all = List.copyOf(services);
  }

  /** Starts these, each when those it uses are up; returns at once. */
  void begin(List<Service> services) {
    for (var service : services) {
      service.begin(CompletableFuture.allOf(startOf(service.startsAfter())), tell);
    }
  }

  private static CompletableFuture<?>[] startOf(List<Service> services) {
    return services.stream().map(Service::started).toArray(CompletableFuture[]::new);
  }

  /** Done when all of these are up; fails with the first that fails, whatever the others do. */
  static CompletableFuture<Void> started(List<Service> services) {
    var first = new CompletableFuture<Void>();
    for (var service : services) {
      service.started().exceptionally(e -> fail(first, e));
    }
    CompletableFuture.allOf(startOf(services)).thenRun(() -> first.complete(null));
    return first;
  }

  private static Void fail(CompletableFuture<Void> future, Throwable cause) {
    future.completeExceptionally(cause instanceof CompletionException ? cause.getCause() : cause);
    return null;
  }

  /** The instances as the picture is read: from the front door inwards. */
  List<InstanceStatus> instances() {
    return all.reversed().stream().flatMap(service -> service.instances().stream()).toList();
  }

  /** The first instance of this kind, if there is one. */
  Optional<InstanceStatus> instance(String kind) {
    return instances().stream().filter(instance -> instance.kind().equals(kind)).findFirst();
  }

  /** Stops these, every service before those it uses, and forgets them. */
  void stop(List<Service> services) throws InterruptedException {
    var left = new ArrayList<>(services.reversed());
    while (!left.isEmpty()) {
      var wave = left.stream().filter(service -> nobodyUses(service, left)).toList();
      wave.forEach(Service::askToStop);
      for (var service : wave) {
        service.awaitStopped(STOP_LIMIT);
      }
      left.removeAll(wave);
    }
    become(all.stream().filter(service -> !services.contains(service)).toList());
  }

  private static boolean nobodyUses(Service service, List<Service> others) {
    return others.stream().noneMatch(other -> other.talksTo(service));
  }
}
