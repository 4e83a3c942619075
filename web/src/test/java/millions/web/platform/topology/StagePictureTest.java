package millions.web.platform.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StagePictureTest {

  private static final Pattern STEP = Pattern.compile("([MHV])(\\d+)(?: (\\d+))?");
  private static final String WEB_ON_4 = "sql-endpoint sql-replica-1 sql-replica-2 content cache";

  private record Line(int x1, int y1, int x2, int y2) {
    boolean crosses(StagePicture.Box box) {
      return Math.max(x1, x2) > box.x()
          && Math.min(x1, x2) < box.right()
          && Math.max(y1, y2) > box.y()
          && Math.min(y1, y2) < box.bottom();
    }
  }

  /** The parts of a rung as role, then the roles it needs. */
  static Stream<Arguments> rungs() {
    return Stream.of(
        Arguments.of(1, List.of("web-1 sql-primary", "sql-primary")),
        Arguments.of(2, List.of("web-1 sql-primary content", "sql-primary", "content")),
        Arguments.of(
            3,
            List.of(
                "edge balancer content",
                "balancer web-1 web-2",
                "web-1 sql-endpoint content",
                "web-2 sql-endpoint content",
                "content",
                "sql-endpoint sql-primary",
                "sql-primary",
                "sql-standby sql-primary")),
        Arguments.of(
            4,
            List.of(
                "edge balancer content",
                "balancer web-1 web-2",
                "web-1 " + WEB_ON_4,
                "web-2 " + WEB_ON_4,
                "cache",
                "content",
                "sql-endpoint sql-primary",
                "sql-primary",
                "sql-standby sql-primary",
                "sql-replica-1 sql-endpoint",
                "sql-replica-2 sql-replica-1")));
  }

  private static StageView.Part part(String line, String health) {
    var words = List.of(line.split(" "));
    var role = words.getFirst();
    var kind =
        role.equals("sql-endpoint") ? role : role.startsWith("sql") ? "sql" : role.split("-")[0];
    return new StageView.Part(role, kind, 1L, null, health, words.subList(1, words.size()));
  }

  private static StagePicture drawn(List<String> lines) {
    return StagePicture.of(lines.stream().map(line -> part(line, "up")).toList());
  }

  private static List<Line> lines(StagePicture.Arrow arrow) {
    var lines = new ArrayList<Line>();
    int x = 0;
    int y = 0;
    for (var step : STEP.matcher(arrow.path()).results().toList()) {
      var value = Integer.parseInt(step.group(2));
      int toX = step.group(1).equals("V") ? x : value;
      int toY =
          switch (step.group(1)) {
            case "M" -> Integer.parseInt(step.group(3));
            case "V" -> value;
            default -> y;
          };
      if (!step.group(1).equals("M")) {
        lines.add(new Line(x, y, toX, toY));
      }
      x = toX;
      y = toY;
    }
    return lines;
  }

  @ParameterizedTest(name = "rung {0}")
  @MethodSource("rungs")
  void noArrowCrossesABox(int rung, List<String> parts) {
    var picture = drawn(parts);
    for (var arrow : picture.arrows()) {
      for (var box : picture.boxes()) {
        assertThat(lines(arrow))
            .as("%s and %s", arrow.path(), box.part().role())
            .isNotEmpty()
            .noneMatch(line -> line.crosses(box));
      }
    }
  }

  @ParameterizedTest(name = "rung {0}")
  @MethodSource("rungs")
  void everyNeedHasAnArrowAndTheVisitorOneMore(int rung, List<String> parts) {
    var needs = parts.stream().mapToInt(line -> line.split(" ").length - 1).sum();
    assertThat(drawn(parts).arrows()).hasSize(needs + 1);
  }

  @ParameterizedTest(name = "rung {0}")
  @MethodSource("rungs")
  void everythingLiesOnThePaperAndNoBoxOnAnother(int rung, List<String> parts) {
    var picture = drawn(parts);
    assertThat(picture.boxes()).hasSameSizeAs(parts);
    for (var box : picture.boxes()) {
      assertThat(box.right()).isLessThanOrEqualTo(picture.width());
      assertThat(box.bottom()).isLessThanOrEqualTo(picture.height());
      var itself = new Line(box.x(), box.y(), box.right(), box.bottom());
      assertThat(picture.boxes()).filteredOn(itself::crosses).containsExactly(box);
    }
  }

  /** What fits, as the browser tests measure it on rung 4. */
  @ParameterizedTest(name = "rung {0}")
  @MethodSource("rungs")
  void captionsAreShortEnoughForTheirBoxes(int rung, List<String> parts) {
    for (var box : drawn(parts).boxes()) {
      var caption = box.part().caption();
      assertThat(List.of(caption.what(), caption.task()))
          .allMatch(words -> words.length() <= (box.wide() ? 50 : 23));
    }
  }

  @Test
  void brokenWaysLieOnTop() {
    var parts =
        Stream.of(
            part("web-1 sql-primary content", "up"),
            part("content", "down"),
            part("sql-primary", "up"));
    assertThat(StagePicture.of(parts.toList()).arrows())
        .extracting(StagePicture.Arrow::health)
        .containsExactly("up", "up", "down");
  }

  @Test
  void threeWebProcessesTakeTwoRows() {
    var picture = drawn(Arrays.asList("balancer web-1 web-2 web-3", "web-1", "web-2", "web-3"));
    assertThat(picture.boxes()).extracting(StagePicture.Box::row).containsExactly(0, 1, 1, 2);
  }
}
