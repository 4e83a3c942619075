package millions.local.stage;

import millions.local.stack.DeployedStack;

/** A stage and its stack in LocalStack. */
record DeployedStage(Rung rung, DeployedStack stack) {

  /** What its stack tells a web process. */
  StageTemplate template() {
    return StageTemplate.of(stack.template(), stack::valueOf);
  }
}
