package millions.infra.cost.price;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One price of the list.
 *
 * @param dollars US dollars for one {@code unit}
 * @param source URL of AWS's page for it
 * @param seen when the price was entered
 * @param confirmed whether the price was read on some page
 * @param evidence that page; for an unconfirmed price the reason to believe it
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
