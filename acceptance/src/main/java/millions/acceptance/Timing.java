package millions.acceptance;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * One entry of {@code Server-Timing}: who took part in an answer, and for how long.
 *
 * @param name the kind of part: {@code web}, {@code cache}, {@code sql} ...
 * @param desc which one, or what it found; empty when not said
 * @param milliseconds empty when not said
 */
public record Timing(String name, String desc, OptionalDouble milliseconds) {

  private static final Pattern DESC = Pattern.compile(";\\s*desc=\"?([^\";]*)\"?");
  private static final Pattern DUR = Pattern.compile(";\\s*dur=([0-9.]+)");

  public static List<Timing> parse(List<String> entries) {
    return entries.stream().map(Timing::parse).toList();
  }

  private static Timing parse(String entry) {
    var desc = DESC.matcher(entry);
    var dur = DUR.matcher(entry);
    return new Timing(
        entry.replaceFirst(";.*", "").strip(),
        desc.find() ? desc.group(1) : "",
        dur.find() ? OptionalDouble.of(Double.parseDouble(dur.group(1))) : OptionalDouble.empty());
  }
}
