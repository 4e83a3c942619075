package millions.local.stages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import millions.local.service.Component;

/**
 * A box of a stage's picture. It contributes to whoever uses it the settings that lead to it, so
 * that an arrow in the picture is all there is to wiring.
 */
public final class Box {

  private final List<String> roles;
  private final Function<Box, Map<String, String>> settings;
  private final Function<Box, Component> running;
  private final List<Box> uses = new ArrayList<>();
  private final List<Box> routes = new ArrayList<>();
  private Component component;

  /**
   * @param roles under which its users name it; none when nothing runs for it
   * @param settings what its users are told; asked when it runs
   * @param running makes the component once all arrows are drawn
   */
  public Box(
      List<String> roles,
      Supplier<Map<String, String>> settings,
      Function<Box, Component> running) {
    this(running, roles, box -> settings.get());
  }

  private Box(
      Function<Box, Component> running,
      List<String> roles,
      Function<Box, Map<String, String>> settings) {
    this.roles = List.copyOf(roles);
    this.settings = settings;
    this.running = running;
  }

  /** A box whose users are told what its component says. */
  static Box telling(
      List<String> roles,
      Function<Box, Map<String, String>> settings,
      Function<Box, Component> running) {
    return new Box(running, roles, settings);
  }

  /** It talks to these, is told their settings, and starts when they are up. */
  public void uses(Box... others) {
    uses.addAll(List.of(others));
  }

  /** It talks to these but may stand there before them, as a balancer before its targets. */
  public void routesTo(Box... others) {
    routes.addAll(List.of(others));
  }

  public List<Box> startsAfter() {
    return uses;
  }

  /** Whether it talks to what runs for the other, in whichever drawing. */
  public boolean talksTo(Box other) {
    return Stream.concat(uses.stream(), routes.stream())
        .anyMatch(box -> box.component() == other.component());
  }

  /** Whether this box and that of another drawing play the same part. */
  public boolean playsThePartOf(Box other) {
    return !Collections.disjoint(roles, other.roles);
  }

  /** Whether what runs for the other is all that would run for this. */
  public boolean isMadeAs(Box other) {
    return roles.equals(other.roles)
        && component().definition().equals(other.component().definition());
  }

  /** From now on what runs for the other runs for this. */
  public synchronized void adopt(Box other) {
    component = other.component();
  }

  /** Whether it is a part of this kind: {@code web}, {@code balancer} ... */
  public boolean isKind(String kind) {
    return component().parts().stream().anyMatch(part -> part.kind().equals(kind));
  }

  /** The roles of all it talks to. */
  public List<String> needs() {
    return Stream.concat(uses.stream(), routes.stream())
        .flatMap(other -> other.roles.stream())
        .toList();
  }

  /** The settings of all it talks to. */
  Map<String, String> settingsOfNeeds() {
    var all = new LinkedHashMap<String, String>();
    Stream.concat(uses.stream(), routes.stream())
        .forEach(other -> all.putAll(other.settings.apply(other)));
    return all;
  }

  /** What runs; made at the first call, which must come after the last arrow. */
  public synchronized Component component() {
    if (component == null) {
      component = running.apply(this);
    }
    return component;
  }

  @Override
  public String toString() {
    return String.join("+", roles);
  }
}
