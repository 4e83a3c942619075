package millions.backing.cache;

/** What a cache knows of a key. */
public sealed interface Cached<T> {

  record Hit<T>(T value) implements Cached<T> {}

  /** The owner of the data said a moment ago that there is nothing under this key. */
  record KnownAbsent<T>() implements Cached<T> {}

  record Miss<T>() implements Cached<T> {}
}
