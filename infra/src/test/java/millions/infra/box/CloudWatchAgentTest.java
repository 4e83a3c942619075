package millions.infra.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CloudWatchAgentTest {

  private static JsonNode agent() throws IOException {
    return new ObjectMapper().readTree(Bash.BOX.resolve("agent.json").toFile());
  }

  @Test
  void everyLogGoesToOneGroupInAStreamOfTheMachine() throws IOException {
    for (var file : agent().at("/logs/logs_collected/files/collect_list")) {
      assertThat(file.path("log_group_name").asText()).isEqualTo("@LOG_GROUP@");
      assertThat(file.path("log_stream_name").asText()).startsWith("{instance_id}/");
    }
  }

  @Test
  void metricsHaveOneDimensionSet() throws IOException {
    var metrics = agent().path("metrics");
    assertThat(metrics.path("append_dimensions").fieldNames())
        .toIterable()
        .containsExactly("InstanceId");
    assertThat(metrics.has("aggregation_dimensions")).isFalse();
    assertThat(metrics.path("metrics_collected").fieldNames())
        .toIterable()
        .containsExactly("mem", "disk");
  }
}
