package millions.infra.account;

import millions.infra.Synthesis;

/** What to know once a stage stands. */
record Afterwards(Setting setting, Stacks stacks) {

  void tell(Climb climb, Synthesis synthesis) {
    setting.say("%s stands.".formatted(climb.to()));
    var url = stacks.find().flatMap(stack -> stack.output("Url"));
    url.ifPresent(it -> setting.say("  answers   " + it));
    setting.say("  costs     " + setting.monthlyCost().apply(synthesis));
    url.ifPresent(it -> setting.say("  check it  ./millions verify --url " + it));
    climb.next().ifPresent(rung -> setting.say("  climb     ./millions deploy " + rung.number()));
    setting.say("  remove    ./millions destroy");
  }
}
