package millions.visits;

import java.time.LocalDate;

/** What visits are counted by: the key of the map and reduce steps. */
public record Visit(Subject subject, LocalDate day) {}
