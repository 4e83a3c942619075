package millions.visits;

/**
 * What was visited.
 *
 * @param system the system it belongs to
 * @param id how that system names it
 */
public record Subject(String system, String id) {}
