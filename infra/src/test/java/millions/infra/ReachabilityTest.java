package millions.infra;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.synthesis.SynthesizedStages;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;

/** Exactly these connections are allowed on each stage. */
class ReachabilityTest {

  private static Reachability on(Stage stage) {
    return new Reachability(SynthesizedStages.of(stage).template());
  }

  @Test
  void singleBoxIsOpenToEveryoneOnlyOnTheWebPorts() {
    var rules = on(Stage.SINGLE_BOX);

    assertThat(rules.in())
        .containsExactly("0.0.0.0/0 -> Web servers tcp 443", "0.0.0.0/0 -> Web servers tcp 80");
    assertThat(rules.out()).containsExactly("Web servers -> 0.0.0.0/0 tcp 443");
  }

  @Test
  void onlyTheBoxReachesTheDatabase() {
    var rules = on(Stage.SEPARATE_DATA);

    assertThat(rules.in())
        .containsExactly(
            "0.0.0.0/0 -> Web servers tcp 443",
            "0.0.0.0/0 -> Web servers tcp 80",
            "Rotates the database password -> Databases tcp Endpoint.Port",
            "Rotates the database password -> Secrets Manager tcp 443",
            "Web servers -> Databases tcp 5432",
            "Web servers -> Secrets Manager tcp 443");
  }

  @Test
  void onlyTheBalancerReachesWebServersAndOnlyTheEdgeTheBalancer() {
    var rules = on(Stage.LOAD_BALANCED);

    assertThat(rules.in())
        .containsExactly(
            "Balancer -> Web servers tcp 443",
            "Rotates the database password -> Databases tcp Endpoint.Port",
            "Rotates the database password -> Secrets Manager tcp 443",
            "Web servers -> Databases tcp 5432",
            "Web servers -> Secrets Manager tcp 443",
            "pl-3b927c52 -> Balancer tcp 80");
  }

  @Test
  void onlyWebServersReachTheCache() {
    var added = on(Stage.CACHED_READS).in();
    added.removeAll(on(Stage.LOAD_BALANCED).in());

    assertThat(added).containsExactly("Web servers -> Cache tcp 6379");
  }

  @Test
  void outgoingConnectionsAreHttpsOrToBackingServices() {
    assertThat(on(Stage.CACHED_READS).out())
        .containsExactly(
            "Balancer -> Web servers tcp 443",
            "Rotates the database password -> Databases tcp Endpoint.Port",
            "Rotates the database password -> Secrets Manager tcp 443",
            "Web servers -> 0.0.0.0/0 tcp 443",
            "Web servers -> Cache tcp 6379",
            "Web servers -> Databases tcp 5432",
            "Web servers -> Secrets Manager tcp 443");
  }

  @Test
  void withADomainTheEdgeSpeaksTlsToTheBalancer() {
    var options = SynthesizedStages.withDomain(Stage.LOAD_BALANCED);

    assertThat(new Reachability(SynthesizedStages.of(options).template()).in())
        .contains("pl-3b927c52 -> Balancer tcp 443")
        .doesNotContain("pl-3b927c52 -> Balancer tcp 80");
  }
}
