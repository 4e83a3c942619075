package millions.web.platform.http;

/** Where a link relation leads, as it stands under {@code _links}. */
public record Href(String href) {}
