package millions.infra;

import static org.assertj.core.api.Assertions.assertThat;

import millions.infra.synthesis.SynthesizedStages;
import org.junit.jupiter.api.Test;

/** Exactly these connections are allowed on each stage. */
class ReachabilityTest {

  private static Reachability on(Rung rung) {
    return new Reachability(SynthesizedStages.of(rung).template());
  }

  @Test
  void singleBoxIsOpenToEveryoneOnlyOnTheWebPorts() {
    var rules = on(Rung.SINGLE_BOX);

    assertThat(rules.in())
        .containsExactly("0.0.0.0/0 -> Web servers tcp 443", "0.0.0.0/0 -> Web servers tcp 80");
    assertThat(rules.out()).containsExactly("Web servers -> 0.0.0.0/0 tcp 443");
  }

  @Test
  void onlyTheBoxReachesTheDatabase() {
    var rules = on(Rung.SEPARATE_DATA);

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
    var rules = on(Rung.LOAD_BALANCED);

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
    var added = on(Rung.CACHED_READS).in();
    added.removeAll(on(Rung.LOAD_BALANCED).in());

    assertThat(added).containsExactly("Web servers -> Cache tcp 6379");
  }

  @Test
  void outgoingConnectionsAreHttpsOrToBackingServices() {
    assertThat(on(Rung.CACHED_READS).out())
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
    var options = SynthesizedStages.withDomain(Rung.LOAD_BALANCED);

    assertThat(new Reachability(SynthesizedStages.of(options).template()).in())
        .contains("pl-3b927c52 -> Balancer tcp 443")
        .doesNotContain("pl-3b927c52 -> Balancer tcp 80");
  }
}
