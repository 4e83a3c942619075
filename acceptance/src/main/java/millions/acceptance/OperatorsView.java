package millions.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators expect of a service. */
@BlackBox
class OperatorsView {

  private final Site site;

  OperatorsView(Site site) {
    this.site = site;
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(strings = {"/q/health/live", "/q/health/ready"})
  void healthIsUp(String path) {
    assertThat(site.get(path).mustBe(200).json().path("status").asText()).isEqualTo("UP");
  }

  @Test
  void metricsArePrometheusText() {
    site.get("/topology").mustBe(200);
    var metrics = site.get("/q/metrics").mustBe(200).text();
    assertThat(metrics)
        .containsPattern("(?m)^# TYPE http_server_requests_seconds ")
        .containsPattern("(?m)^http_server_requests_seconds_count\\{[^}]*status=\"")
        .containsPattern("(?m)^jvm_memory_used_bytes");
  }

  @Test
  void interfaceIsDescribed() {
    var api = site.getAs(Site.JSON, "/q/openapi?format=json").mustBe(200).json().path("paths");
    assertThat(api.fieldNames()).toIterable().contains("/", "/topology");
  }

  @Test
  void interfaceCanBeBrowsed() {
    site.getAs(Site.HTML, "/q/swagger-ui/").mustBe(200).mustBeA("text/html");
  }
}
