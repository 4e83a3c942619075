package millions.infra.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One price of the list.
 *
 * @param dollars US dollars for one {@code unit}
 * @param source AWS's page for it
 * @param seen when the figure was written down
 * @param confirmed whether it was read somewhere, and not only remembered
 * @param evidence where it was read; what speaks for it, if nowhere
 */
public record Price(
    String key,
    Unit unit,
    BigDecimal dollars,
    String region,
    String source,
    LocalDate seen,
    boolean confirmed,
    String evidence) {}
