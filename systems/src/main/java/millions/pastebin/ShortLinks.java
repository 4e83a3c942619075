package millions.pastebin;

/** Where new links come from. Thread-safe. */
@FunctionalInterface
public interface ShortLinks {

  /** A link that may be taken already: only the store of links knows. */
  ShortLink next();
}
