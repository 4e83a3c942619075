package millions.web.platform.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StageViewTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As the local runner writes it of a stage in LocalStack. */
  private static final String DEPLOYED =
      """
      {"stage":{"number":2,"name":"separate-data"},"url":"http://localhost:8080","parts":[
        {"role":"content","kind":"content","pid":null,"address":"localhost:4566","health":"up",
         "needs":[],"by":"LocalStack"}],
       "deployment":{"endpoint":"http://localhost:4566","emulator":"a Python process","services":[
         {"name":"RDS","real":0,"placeholders":["DBInstance"],"by":"stand-in process"}]}}
      """;

  @Test
  void readsAndGivesOnWhatRunsEachPartAndEachService() throws IOException {
    var stage = JSON.readValue(DEPLOYED, StageView.class);
    assertThat(stage.parts().getFirst().by()).isEqualTo("LocalStack");
    assertThat(stage.parts().getFirst().caption().what()).isEqualTo("bucket in LocalStack");
    assertThat(stage.deployment().services().getFirst().by()).isEqualTo("stand-in process");
    assertThat(JSON.readTree(JSON.writeValueAsString(stage))).isEqualTo(JSON.readTree(DEPLOYED));
  }

  @Test
  void stageThatIsDeployedNowhereSaysNothingOfIt() throws IOException {
    var stage =
        JSON.readValue(
            "{\"stage\":{\"number\":1,\"name\":\"single-box\"},\"url\":\"\",\"parts\":[]}",
            StageView.class);
    assertThat(stage.deployment()).isNull();
    assertThat(JSON.writeValueAsString(stage)).doesNotContain("deployment");
  }
}
