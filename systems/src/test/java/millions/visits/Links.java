package millions.visits;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A system whose things are found under {@code /p/} and seven characters. */
final class Links {

  private static final Pattern LINK = Pattern.compile("/p/([0-9A-Za-z]{7})(/raw)?");

  static final VisitedPaths PATHS =
      path -> {
        var link = LINK.matcher(path);
        return link.matches() ? Optional.of(subject(link.group(1))) : Optional.empty();
      };

  static final AccessLog LOG = new AccessLog(List.of(PATHS));

  private Links() {}

  static Subject subject(String link) {
    return new Subject("links", link);
  }
}
