package millions.infra.stages;

import millions.infra.constructs.stack.MillionsStack;

/** What stands on a rung and who talks to whom: boxes first, arrows last. */
public interface Picture {

  void draw(MillionsStack stack);
}
