package millions.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import millions.local.service.LoadBalancer;

/** What the balancer thinks of the web processes: only what it says itself counts. */
final class BalancerTargets implements LoadBalancer, AutoCloseable {

  private static final Duration TIME_OUT = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIME_OUT).build();
  private final RunningServices services;
  private final TopologyWriter topology;

  /** One target; {@code state} as an ALB names it. */
  record Target(String role, String state, boolean slowStart, int outstanding) {}

  /**
   * @param services the balancer is among them
   * @param topology tells the balancer of its targets
   */
  BalancerTargets(RunningServices services, TopologyWriter topology) {
    this.services = services;
    this.topology = topology;
  }

  @Override
  public void update() {
    topology.write();
  }

  @Override
  public boolean isHealthy(String role) {
    return is(role, target -> target.state().equals("healthy"));
  }

  @Override
  public boolean isWarm(String role) {
    return is(role, target -> target.state().equals("healthy") && !target.slowStart());
  }

  @Override
  public boolean isLeftOut(String role) {
    return is(role, target -> target.state().equals("draining"));
  }

  @Override
  public boolean isDrained(String role) {
    return is(role, target -> target.state().equals("draining") && target.outstanding() == 0);
  }

  private boolean is(String role, Predicate<Target> condition) {
    return now().stream().anyMatch(target -> target.role().equals(role) && condition.test(target));
  }

  /** None while the balancer does not answer. */
  private List<Target> now() {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + address() + "/_balancer/targets"))
            .timeout(TIME_OUT)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? parse(JSON.readTree(answer.body())) : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private String address() {
    return services.instance("balancer").orElseThrow().address();
  }

  private static List<Target> parse(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new Target(
                    row.path("role").asText(),
                    row.path("state").asText(),
                    row.path("slow_start").asBoolean(),
                    row.path("outstanding").asInt()))
        .toList();
  }

  @Override
  public void close() {
    http.close();
  }
}
