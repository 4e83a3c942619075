package millions.infra.pages;

import java.nio.file.Path;

/** A page as it must be now, and where it lies. */
public record Page(Path path, String text) {}
