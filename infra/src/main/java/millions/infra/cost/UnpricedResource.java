package millions.infra.cost;

/** A resource that the sum does not include, and why. */
public record UnpricedResource(String resource, String type, String reason) {}
