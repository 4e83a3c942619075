package millions.infra.account;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import millions.infra.account.client.Account;
import millions.infra.account.client.AwsQuery;
import millions.infra.account.stack.RunningStack;
import millions.infra.account.stack.TaggedResource;
import millions.infra.constructs.stack.MillionsStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** Lists all resources of the account that have the project's tag. */
@Command(
    name = "leftovers",
    description = "Lists what this project still has in the AWS account; touches nothing.")
final class LeftoversCommand implements Callable<Integer> {

  private final CommandEnvironment environment;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  private boolean help;

  LeftoversCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try (var account = environment.account().get()) {
      var resources =
          ProgressReport.during(
              environment.out(),
              "asking for everything tagged project=millions",
              () -> AwsQuery.of("tag:GetResources", () -> taggedResources(account)));
      if (resources.isEmpty()) {
        environment.print("Nothing is left.");
        return 0;
      }
      new Stacks(account)
          .find()
          .filter(RunningStack::isOurs)
          .ifPresent(
              stack ->
                  environment.print(
                      "The stack %s still stands (%s): its parts are among these; ./millions destroy"
                          .formatted(MillionsStack.NAME, stack.status())));
      print(resources);
      return 0;
    }
  }

  private static List<TaggedResource> taggedResources(Account account) {
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
        .map(mapping -> TaggedResource.of(mapping.resourceARN()))
        .toList();
  }

  private void print(List<TaggedResource> resources) {
    resources.stream()
        .collect(groupingBy(TaggedResource::service, TreeMap::new, toList()))
        .forEach(
            (service, ofService) -> {
              environment.print("%s (%d)".formatted(service, ofService.size()));
              ofService.forEach(
                  it -> environment.print("  %s%s".formatted(it.arn(), price(it).orElse(""))));
            });
    environment.print(
        "%d in all. What was deleted some minutes ago may still be listed."
            .formatted(resources.size()));
  }

  private Optional<String> price(TaggedResource resource) {
    return environment
        .monthlyPrice()
        .apply(resource.type())
        .filter(price -> price.compareTo(BigDecimal.ZERO) > 0)
        .map(price -> "  about $%s a month".formatted(price.toPlainString()));
  }
}
