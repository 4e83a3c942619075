package millions.infra.cost.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import millions.infra.RefusedOption;
import millions.ladder.Stage;

/** Parses the file of prices; the error for a bad line names its number and field. */
final class PriceListParser {

  static final String HEADER = "key,unit,dollars,region,source,seen,status,evidence";

  private static final int FIELDS = HEADER.split(",").length;
  private static final Pattern KEY = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
  private static final Pattern DOLLARS = Pattern.compile("\\d{1,9}(\\.\\d{1,12})?");

  private final String file;
  private int number;

  private PriceListParser(String file) {
    this.file = file;
  }

  static Map<String, Price> read(String file, List<String> lines) {
    return new PriceListParser(file).all(lines);
  }

  private Map<String, Price> all(List<String> lines) {
    var prices = new LinkedHashMap<String, Price>();
    for (var line : lines) {
      number++;
      if (line.isBlank() || line.startsWith("#") || line.equals(HEADER)) {
        continue;
      }
      var price = price(line);
      if (prices.putIfAbsent(price.key(), price) != null) {
        throw refused("key", "'%s' was given before".formatted(price.key()));
      }
    }
    if (prices.isEmpty()) {
      throw new RefusedOption("prices", "%s holds no price".formatted(file));
    }
    return prices;
  }

  private Price price(String line) {
    var fields = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    if (fields.size() != FIELDS) {
      throw new RefusedOption(
          "prices",
          "%s, line %d: has %d fields, not the %d of %s"
              .formatted(file, number, fields.size(), FIELDS, HEADER));
    }
    return new Price(
        matching("key", fields.get(0), KEY, "small letters, digits, dots, _ and -"),
        unit(fields.get(1)),
        new BigDecimal(
            matching("dollars", fields.get(2), DOLLARS, "an amount from 0, at most 12 decimals")),
        region(fields.get(3)),
        matching("source", fields.get(4), Pattern.compile("https?://\\S+"), "the URL of a page"),
        date(fields.get(5)),
        confirmed(fields.get(6)),
        matching("evidence", fields.get(7), Pattern.compile(".+"), "what speaks for the price"));
  }

  private String matching(String field, String value, Pattern pattern, String what) {
    if (!pattern.matcher(value).matches()) {
      throw refused(field, "'%s' is not %s".formatted(value, what));
    }
    return value;
  }

  private Unit unit(String word) {
    return Unit.of(word)
        .orElseThrow(
            () ->
                refused(
                    "unit",
                    "'%s' is none of %s"
                        .formatted(
                            word,
                            Arrays.stream(Unit.values())
                                .map(Unit::toString)
                                .collect(Collectors.joining(", ")))));
  }

  private String region(String region) {
    if (!region.equals(Stage.REGION)) {
      throw refused(
          "region", "'%s' is not %s, where all stages live".formatted(region, Stage.REGION));
    }
    return region;
  }

  private LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw refused("seen", "'%s' is not a date like 2026-11-25".formatted(text));
    }
  }

  private boolean confirmed(String status) {
    return switch (status) {
      case "confirmed" -> true;
      case "unconfirmed" -> false;
      default ->
          throw refused("status", "'%s' is neither confirmed nor unconfirmed".formatted(status));
    };
  }

  private RefusedOption refused(String field, String fault) {
    return new RefusedOption("prices", "%s, line %d, %s: %s".formatted(file, number, field, fault));
  }
}
