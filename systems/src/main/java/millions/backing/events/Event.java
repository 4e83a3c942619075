package millions.backing.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened and is told at least once.
 *
 * @param id its own; the same at every delivery, which is how a consumer knows one it had
 * @param system the system that published it
 * @param type what happened, unique over all systems: {@code pastebin.paste-expired}
 * @param aggregate which thing it happened to, as its system names it
 * @param version of the payload's form, from 1; a consumer reads all that may still be waiting
 * @param payload JSON; as short as can be, since queues take some hundred kilobytes at most
 * @param at when it was published
 */
public record Event(
    UUID id,
    String system,
    String type,
    String aggregate,
    int version,
    String payload,
    Instant at) {}
