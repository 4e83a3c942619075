package millions.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Exactly these ways are open on each stage, and no other. */
class ReachabilityTest {

  private static Reachability on(Rung rung) {
    return new Reachability(Stages.of(rung).template());
  }

  @Test
  void singleBoxIsOpenToEveryoneOnTheWebPortsOnly() {
    var ways = on(Rung.SINGLE_BOX);

    assertThat(ways.in())
        .containsExactly("0.0.0.0/0 -> Web servers tcp 443", "0.0.0.0/0 -> Web servers tcp 80");
    assertThat(ways.out()).containsExactly("Web servers -> 0.0.0.0/0 tcp 443");
  }

  @Test
  void separateDataIsReachedByTheBoxOnly() {
    var ways = on(Rung.SEPARATE_DATA);

    assertThat(ways.in())
        .containsExactly(
            "0.0.0.0/0 -> Web servers tcp 443",
            "0.0.0.0/0 -> Web servers tcp 80",
            "Rotates the database password -> Databases tcp Endpoint.Port",
            "Rotates the database password -> Secrets Manager tcp 443",
            "Web servers -> Databases tcp 5432",
            "Web servers -> Secrets Manager tcp 443");
  }

  @Test
  void webServersAreReachedByTheBalancerOnlyAndThatByTheEdgeOnly() {
    var ways = on(Rung.LOAD_BALANCED);

    assertThat(ways.in())
        .containsExactly(
            "Balancer -> Web servers tcp 443",
            "Rotates the database password -> Databases tcp Endpoint.Port",
            "Rotates the database password -> Secrets Manager tcp 443",
            "Web servers -> Databases tcp 5432",
            "Web servers -> Secrets Manager tcp 443",
            "pl-3b927c52 -> Balancer tcp 80");
  }

  @Test
  void cacheIsReachedByTheWebServersOnly() {
    var added = on(Rung.CACHED_READS).in();
    added.removeAll(on(Rung.LOAD_BALANCED).in());

    assertThat(added).containsExactly("Web servers -> Cache tcp 6379");
  }

  @Test
  void nothingReachesOutButThroughHttpsAndToItsOwnServices() {
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
    var options = Stages.withDomain(Rung.LOAD_BALANCED);

    assertThat(new Reachability(Stages.of(options).template()).in())
        .contains("pl-3b927c52 -> Balancer tcp 443")
        .doesNotContain("pl-3b927c52 -> Balancer tcp 80");
  }
}
