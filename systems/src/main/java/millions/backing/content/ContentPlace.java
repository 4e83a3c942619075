package millions.backing.content;

/** The words of {@code millions.content.store}. */
public enum ContentPlace {
  DISK,
  S3
}
