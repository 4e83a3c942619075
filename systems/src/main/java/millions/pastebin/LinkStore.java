package millions.pastebin;

/** The words of {@code millions.pastebin.links}. */
public enum LinkStore {
  SQL
}
