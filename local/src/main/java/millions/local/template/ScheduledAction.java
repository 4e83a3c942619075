package millions.local.template;

import java.util.OptionalInt;

/**
 * A change of the number of processes at given times. What is absent stays as it is.
 *
 * @param recurrence in cron's five fields
 * @param timeZone {@code UTC} by default
 */
public record ScheduledAction(
    String recurrence, String timeZone, OptionalInt least, OptionalInt most, OptionalInt desired) {}
