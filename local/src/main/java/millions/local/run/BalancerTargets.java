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
import java.util.stream.StreamSupport;

/** What the balancer thinks of the web processes: only what it says itself counts. */
final class BalancerTargets implements AutoCloseable {

  private static final Duration TIME_OUT = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIME_OUT).build();
  private final LivingBoxes living;

  /** One target; {@code state} as an ALB names it. */
  record Target(String role, String state, boolean slowStart, int outstanding) {}

  /**
   * @param living the balancer is among them
   */
  BalancerTargets(LivingBoxes living) {
    this.living = living;
  }

  boolean isHealthy(String role) {
    return now().stream().anyMatch(it -> it.role().equals(role) && it.state().equals("healthy"));
  }

  /** Whether somebody who is warm could answer all requests if this one were away. */
  boolean isAnotherWarm(String role) {
    return now().stream()
        .anyMatch(it -> !it.role().equals(role) && it.state().equals("healthy") && !it.slowStart());
  }

  /** Whether it gets no new requests. */
  boolean isLeftOut(String role) {
    return now().stream().anyMatch(it -> it.role().equals(role) && it.state().equals("draining"));
  }

  /** Whether it gets no new requests and has answered all it got. */
  boolean isDrained(String role) {
    return now().stream()
        .anyMatch(
            it -> it.role().equals(role) && it.state().equals("draining") && it.outstanding() == 0);
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
    return living.part("balancer").orElseThrow().address();
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
