package millions.infra.account;

import millions.infra.synthesis.Synthesis;

/** Tells the user what to do with a stage that has been deployed. */
record DeploymentSummary(CommandEnvironment environment, Stacks stacks) {

  void print(Climb climb, Synthesis synthesis) {
    environment.print("%s stands.".formatted(climb.to()));
    var url = stacks.find().flatMap(stack -> stack.output("Url"));
    url.ifPresent(it -> environment.print("  answers   " + it));
    environment.print("  costs     " + environment.monthlyCost().apply(synthesis));
    url.ifPresent(it -> environment.print("  check it  ./millions verify --url " + it));
    climb
        .next()
        .ifPresent(stage -> environment.print("  climb     ./millions deploy " + stage.number()));
    environment.print("  remove    ./millions destroy");
  }
}
