package millions.web.platform.jobs;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Work that a system does at intervals and for no request.
 *
 * @param name for people, unique: what the log says of it
 * @param every how long from one start to the next; a run that takes longer delays the next
 * @param work tells how many things it did; may throw {@link millions.backing.BackingUnavailable},
 *     which puts it off to the next time
 */
public record Job(String name, Duration every, IntSupplier work) {}
