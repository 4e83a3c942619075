package millions.infra.pages;

import java.nio.file.Path;

/** A file generated from the stages: its path and its text. */
public record GeneratedFile(Path path, String text) {}
