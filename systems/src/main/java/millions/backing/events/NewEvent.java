package millions.backing.events;

/**
 * Something to be told; {@link Events} gives it an id and a time.
 *
 * @param type as in {@link Event}
 * @param aggregate as in {@link Event}
 * @param version as in {@link Event}
 * @param payload as in {@link Event}
 */
public record NewEvent(String type, String aggregate, int version, String payload) {}
