package millions.infra.cost;

/** What the sum lacks, and why. */
public record Unpriced(String resource, String type, String reason) {}
