package millions.local.service;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A named piece of a running stage: {@code web}, {@code cache}, {@code sql}, {@code balancer}. It
 * has a definition, arrows to the services it talks to, and instances. It tells whoever uses it the
 * settings that lead to it, so an arrow in a picture is all there is to wiring.
 *
 * <p>Drawn, started and changed by one thread at a time; its instances may be looked at by any.
 */
public abstract class Service {

  private final String name;
  private volatile List<Service> uses = List.of();
  private volatile List<Service> routes = List.of();

  protected Service(String name) {
    this.name = name;
  }

  /** Its name in the stage. */
  public final String name() {
    return name;
  }

  /** It talks to these, is told their settings, and starts when they are up. */
  public final void uses(Service... others) {
    uses = Stream.concat(uses.stream(), Stream.of(others)).toList();
  }

  /** It talks to these but may stand there before them, as a balancer before its targets. */
  public final void routesTo(Service... others) {
    routes = Stream.concat(routes.stream(), Stream.of(others)).toList();
  }

  /** Those that must be up before it starts. */
  public final List<Service> startsAfter() {
    return uses;
  }

  /** Those it sends requests to. */
  public final List<Service> routes() {
    return routes;
  }

  private Stream<Service> arrows() {
    return Stream.concat(uses.stream(), routes.stream());
  }

  /** Whether an arrow leads from it to the other. */
  public final boolean talksTo(Service other) {
    return arrows().anyMatch(service -> service == other);
  }

  /** The roles of all it talks to. */
  public final List<String> needs() {
    return arrows().flatMap(other -> other.roles().stream()).toList();
  }

  /** The settings of all it talks to. */
  public final Map<String, String> settingsOfNeeds() {
    var all = new LinkedHashMap<String, String>();
    arrows().forEach(other -> all.putAll(other.settings()));
    return all;
  }

  /**
   * Lets its arrows lead to the services that run.
   *
   * @param running what runs for a service of the same drawing
   */
  public final void redirect(UnaryOperator<Service> running) {
    uses = uses.stream().map(running).toList();
    routes = routes.stream().map(running).toList();
  }

  /** It is drawn anew: from now on its arrows are those of this drawing. */
  public final void adoptArrows(Service drawn) {
    uses = drawn.uses;
    routes = drawn.routes;
  }

  /** The roles under which its users name it; none where nothing runs for it. */
  public abstract List<String> roles();

  /** What its users are told. */
  public abstract Map<String, String> settings();

  /**
   * What it is made of, asked once its arrows are drawn: a service that runs goes on in the next
   * stage where the definitions are equal.
   */
  public abstract Object definition();

  /** Its instances as the last look found them. */
  public abstract List<InstanceStatus> instances();

  /**
   * Starts it as soon as what it needs is up; returns at once.
   *
   * @param ready done when all it needs is up
   * @param tell told what happens, a sentence each
   */
  public abstract void begin(CompletableFuture<Void> ready, Consumer<String> tell);

  /** Done when it is up; failed when it could not be started, or what it needs could not. */
  public abstract CompletableFuture<Void> started();

  /** Whether it was started, and was not asked to stop since. */
  public abstract boolean lives();

  /** Returns at once; a start under way is interrupted. */
  public abstract void askToStop();

  /** Waits until it is stopped, or for the limit. */
  public abstract void awaitStopped(Duration limit) throws InterruptedException;

  @Override
  public String toString() {
    return name;
  }
}
