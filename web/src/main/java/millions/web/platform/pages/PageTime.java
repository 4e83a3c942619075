package millions.web.platform.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them. */
public final class PageTime {

  private static final DateTimeFormatter SHAPE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private PageTime() {}

  /**
   * @param instant as ISO-8601 writes it
   */
  public static String of(String instant) {
    return SHAPE.format(Instant.parse(instant));
  }
}
