package millions.infra.cost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import millions.infra.RefusedOption;
import millions.infra.StageOption;
import millions.infra.cost.price.PriceList;
import millions.infra.options.Size;
import millions.ladder.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a stage costs a month, without an account. */
@Command(
    name = "cost",
    description =
        "What a stage costs a month: what is fixed, what grows with use, what has no price.",
    mixinStandardHelpOptions = true)
public final class CostCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "STAGE",
      description = "number or name; without it all that are built")
  private String stage;

  @Option(
      names = "--users",
      paramLabel = "N",
      description = "how many users; without it as many as the stage is drawn for")
  private String users;

  @Option(names = "--size", defaultValue = "demo", description = "demo (default) or production")
  private String size;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "prices in place of the shipped ones, in the format of prices.csv")
  private Path prices;

  @Override
  public Integer call() throws IOException {
    // Bad options are refused before the slow synthesis.
    var stages = stage == null ? Stage.built().toList() : List.of(StageOption.stage(stage));
    var machines = Size.called(size);
    var traffics =
        stages.stream()
            .map(stage -> Traffic.of(users == null ? stage.users() : number(users)))
            .toList();
    var list = prices == null ? PriceList.shipped() : PriceList.shipped().with(prices);
    for (var i = 0; i < stages.size(); i++) {
      var cost =
          MonthlyCost.of(StageTemplates.synthesize(stages.get(i), machines), traffics.get(i), list);
      var title =
          "Stage %s, %s, users: %,d"
              .formatted(stages.get(i), machines.title(), traffics.get(i).users());
      CostText.of(title, cost).forEach(System.out::println);
      System.out.println(CostText.assumptions(traffics.get(i)));
      System.out.println();
    }
    return 0;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new RefusedOption(
          "users",
          "'%s' is not a whole number between 1 and %d".formatted(text, Traffic.MOST_USERS));
    }
  }
}
