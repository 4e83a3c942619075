package millions.localstack.deployment;

import millions.ladder.Stage;
import millions.local.template.StageTemplate;

/** A stage and its stack in LocalStack. */
record DeployedStage(Stage stage, DeployedStack stack) {

  /** What its stack tells a web process. */
  StageTemplate template() {
    return StageTemplate.of("The stack in LocalStack", stack.template(), stack::valueOf);
  }
}
