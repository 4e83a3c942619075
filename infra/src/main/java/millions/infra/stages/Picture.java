package millions.infra.stages;

import millions.infra.constructs.stack.MillionsStack;

/** What stands on a stage and who talks to whom: boxes first, arrows last. */
public interface Picture {

  void draw(MillionsStack stack);
}
