package millions.load;

import java.util.List;

/** What a generator asks for, again and again. */
sealed interface Requests {

  /** One address: as hot as it gets. */
  record Same(String path) implements Requests {}

  /** A random one of many addresses each time. */
  record AnyOf(List<String> paths) implements Requests {

    public AnyOf {
      paths = List.copyOf(paths);
      if (paths.isEmpty()) {
        throw new IllegalArgumentException("no paths");
      }
    }
  }

  /** The same body each time. */
  record Post(String path, String contentType, String body) implements Requests {}
}
