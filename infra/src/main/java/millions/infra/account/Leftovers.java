package millions.infra.account;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import millions.infra.constructs.MillionsStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** Lists everything in the account that has the project's tag. */
@Command(
    name = "leftovers",
    description = "Lists what this project still has in the AWS account; touches nothing.")
final class Leftovers implements Callable<Integer> {

  private final Setting setting;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  private boolean help;

  Leftovers(Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    try (var account = setting.account().get()) {
      var leftovers =
          Waiting.during(
              setting.out(),
              "asking for everything tagged project=millions",
              () -> Asked.of("tag:GetResources", () -> tagged(account)));
      if (leftovers.isEmpty()) {
        setting.say("Nothing is left.");
        return 0;
      }
      new Stacks(account)
          .find()
          .filter(RunningStack::isOurs)
          .ifPresent(
              stack ->
                  setting.say(
                      "The stack %s still stands (%s): its parts are among these; ./millions destroy"
                          .formatted(MillionsStack.NAME, stack.status())));
      tell(leftovers);
      return 0;
    }
  }

  private static List<Leftover> tagged(Account account) {
    return account
        .tags()
        .getResourcesPaginator(
            it ->
                it.tagFilters(
                    TagFilter.builder()
                        .key(MillionsStack.TAG)
                        .values(MillionsStack.TAG_VALUE)
                        .build()))
        .resourceTagMappingList()
        .stream()
        .map(mapping -> Leftover.of(mapping.resourceARN()))
        .toList();
  }

  private void tell(List<Leftover> leftovers) {
    leftovers.stream()
        .collect(groupingBy(Leftover::service, TreeMap::new, toList()))
        .forEach(
            (service, ofService) -> {
              setting.say("%s (%d)".formatted(service, ofService.size()));
              ofService.forEach(
                  it -> setting.say("  %s%s".formatted(it.arn(), price(it).orElse(""))));
            });
    setting.say(
        "%d in all. What was deleted some minutes ago may still be listed."
            .formatted(leftovers.size()));
  }

  private Optional<String> price(Leftover leftover) {
    return setting
        .monthlyPrice()
        .apply(leftover.type())
        .filter(price -> price.compareTo(BigDecimal.ZERO) > 0)
        .map(price -> "  about $%s a month".formatted(price.toPlainString()));
  }
}
