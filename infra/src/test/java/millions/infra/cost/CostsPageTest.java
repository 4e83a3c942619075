package millions.infra.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CostsPageTest {

  @Test
  void thePageSaysWhatTheTemplatesCost() throws IOException {
    if (!Drawings.hasNode()) {
      System.err.printf("SKIPPED: docs/costs.md, no Node, %s%n", Drawings.GET_NODE);
      Assumptions.abort("no Node");
    }
    assertThat(Files.readString(CostsPage.FILE))
        .as("docs/costs.md is stale: ./millions cost --docs writes it anew")
        .isEqualTo(CostsPage.text());
  }
}
