package millions.infra.cost;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import millions.infra.RefusedOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Bad options are refused before synthesis, so these tests need no Node. */
class CostCommandTest {

  @TempDir private Path folder;

  private static void refused(String fault, String... arguments) {
    var command = new CostCommand();
    new CommandLine(command).parseArgs(arguments);
    assertThatThrownBy(command::call).isInstanceOf(RefusedOption.class).hasMessage(fault);
  }

  @Test
  void unknownStageIsRefused() {
    refused("stage: 5 autoscaled is not built yet.", "5");
    refused(
        "stage: 'nine' is none of 1 single-box, 2 separate-data, 3 load-balanced, 4 cached-reads.",
        "nine");
  }

  @Test
  void badNumberOfUsersIsRefused() {
    refused("users: 0 is not between 1 and 1000000000.", "1", "--users", "0");
    refused(
        "users: 'many' is not a whole number between 1 and 1000000000.", "1", "--users", "many");
  }

  @Test
  void unknownSizeIsRefused() {
    refused("size: 'huge' is neither demo nor production.", "1", "--size", "huge");
  }

  @Test
  void unreadablePriceFileIsRefused() {
    var file = folder.resolve("none.csv");
    refused(
        "prices: '%s' cannot be read as a text file.".formatted(file),
        "1",
        "--prices",
        file.toString());
  }
}
