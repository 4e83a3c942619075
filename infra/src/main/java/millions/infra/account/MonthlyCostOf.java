package millions.infra.account;

import java.util.function.Function;
import millions.infra.Synthesis;

/** Says in a line what a stage costs a month. */
@FunctionalInterface
public interface MonthlyCostOf extends Function<Synthesis, String> {}
