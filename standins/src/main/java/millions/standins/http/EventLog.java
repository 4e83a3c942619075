package millions.standins.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * Writes one line an event to standard output, which the runner appends to the role's log file:
 * {@code 2026-11-24T18:36:33.120Z balancer target-unhealthy role=web-1 cause="connection refused"}.
 * Thread-safe.
 */
public final class EventLog {

  private final String name;
  private final Consumer<String> lines;

  public EventLog(String name) {
    this(name, System.out::println);
  }

  /**
   * @param lines takes each line instead of standard output, from any thread
   */
  public EventLog(String name, Consumer<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /**
   * Writes an event.
   *
   * @param keysAndValues alternating: a word, then anything; values with spaces are quoted, line
   *     breaks in them become spaces
   */
  public void say(String event, Object... keysAndValues) {
    var line = new StringBuilder(128);
    line.append(Instant.now().truncatedTo(ChronoUnit.MILLIS)).append(' ');
    line.append(name).append(' ').append(event);
    for (var i = 0; i + 1 < keysAndValues.length; i += 2) {
      line.append(' ').append(keysAndValues[i]).append('=');
      line.append(quoted(String.valueOf(keysAndValues[i + 1])));
    }
    lines.accept(line.toString());
  }

  private static String quoted(String value) {
    var flat = value.replaceAll("\\p{Cntrl}+", " ");
    return flat.isEmpty() || flat.contains(" ") ? '"' + flat.replace('"', '\'') + '"' : flat;
  }
}
