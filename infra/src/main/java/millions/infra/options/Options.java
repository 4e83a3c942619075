package millions.infra.options;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import millions.infra.RefusedOption;
import millions.infra.StageOption;
import millions.ladder.ProjectDirectory;
import millions.ladder.Stage;

/**
 * The options of a deployment. Every field is a context key of the CDK: {@code -c stage=4 -c
 * size=production}.
 *
 * @param account twelve digits; nothing is looked up in it
 * @param zones the availability zones to use, in this order
 * @param domain the domain name of the application, inside {@code hostedZoneId}; without it the URL
 *     has the machine's address or CloudFront's own name
 * @param alarmEmail the address that gets mail about alarms and the budget
 * @param monthlyBudget in US dollars; {@code alarmEmail} gets mail when it is exceeded
 * @param image the machine image of the web servers; without it the newest of Amazon Linux 2023 at
 *     the time of the deployment
 * @param application the directory of the built web application
 */
public record Options(
    Stage stage,
    Size size,
    String account,
    String region,
    List<String> zones,
    Optional<String> domain,
    Optional<String> hostedZoneId,
    Optional<String> alarmEmail,
    BigDecimal monthlyBudget,
    Optional<String> image,
    Path application) {

  /** The account id in AWS's documentation, for templates that are not deployed. */
  public static final String EXAMPLE_ACCOUNT = "111122223333";

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern IMAGE = Pattern.compile("ami-[0-9a-f]{8,17}");
  private static final Pattern ZONE_ID = Pattern.compile("Z[A-Z0-9]{1,31}");

  public Options {
    zones = List.copyOf(zones);
    check("account", account, ACCOUNT, "an account number of 12 digits");
    if (!region.equals(Stage.REGION)) {
      // A stack cannot move to another region when it climbs, so stage 1 has to be there already.
      throw new RefusedOption(
          "region",
          "'%s' is not %s, where CloudFront's certificates and log deliveries are made"
              .formatted(region, Stage.REGION));
    }
    if (zones.size() < 2 || zones.size() > 3 || zones.stream().distinct().count() < zones.size()) {
      throw new RefusedOption("zones", "%s are not two or three different ones".formatted(zones));
    }
    for (var zone : zones) {
      check("zones", zone, Pattern.compile(region + "[a-z]"), "a zone of " + region);
    }
    domain.ifPresent(name -> check("domain", name, DOMAIN, "a domain name in small letters"));
    hostedZoneId.ifPresent(id -> check("hostedZoneId", id, ZONE_ID, "the id of a hosted zone"));
    if (domain.isPresent() != hostedZoneId.isPresent()) {
      throw new RefusedOption("domain", "it goes with hostedZoneId, and here is only one of them");
    }
    alarmEmail.ifPresent(address -> check("alarmEmail", address, EMAIL, "an e-mail address"));
    if (monthlyBudget.signum() <= 0) {
      throw new RefusedOption("monthlyBudget", monthlyBudget + " is not above 0 dollars");
    }
    image.ifPresent(id -> check("image", id, IMAGE, "the id of a machine image (ami-...)"));
  }

  private static void check(String name, String value, Pattern pattern, String what) {
    if (!pattern.matcher(value).matches()) {
      throw new RefusedOption(name, "'%s' is not %s".formatted(value, what));
    }
  }

  /** All defaults, as in the approved templates and the cost tables. */
  public static Options of(Stage stage, Size size, Path application) {
    return read(
        Map.of("stage", stage.title(), "size", size.title(), "application", application.toString())
            ::get);
  }

  /** The options that the next deployment takes from the stack unless they are given again. */
  public static final List<String> REMEMBERED =
      List.of("alarmEmail", "domain", "hostedZoneId", "monthlyBudget", "size", "zones");

  /** The options that differ from the defaults of the size, and the size, by context key. */
  public Map<String, String> decisions() {
    var decisions = new TreeMap<String, String>();
    alarmEmail.ifPresent(address -> decisions.put("alarmEmail", address));
    domain.ifPresent(name -> decisions.put("domain", name));
    hostedZoneId.ifPresent(id -> decisions.put("hostedZoneId", id));
    if (!monthlyBudget.equals(Sizing.of(size).monthlyBudget())) {
      decisions.put("monthlyBudget", monthlyBudget.toPlainString());
    }
    decisions.put("size", size.title());
    if (!zones.equals(defaultZones(size, region))) {
      decisions.put("zones", String.join(",", zones));
    }
    return decisions;
  }

  private static List<String> defaultZones(Size size, String region) {
    return Sizing.of(size).zones().stream().map(region::concat).toList();
  }

  /**
   * Reads the options from the context.
   *
   * @param context returns null for a key that was not given
   * @throws RefusedOption for an invalid value
   */
  public static Options read(Function<String, Object> context) {
    Function<String, Optional<String>> word =
        key ->
            Optional.ofNullable(context.apply(key))
                .map(Object::toString)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    var region = word.apply("region").orElse(Stage.REGION);
    var size = Size.called(word.apply("size").orElse(Size.DEMO.title()));
    return new Options(
        StageOption.stage(
            word.apply("stage")
                .orElseThrow(
                    () -> new RefusedOption("stage", "say which with -c stage=1 (or its name)"))),
        size,
        word.apply("account").orElse(EXAMPLE_ACCOUNT),
        region,
        word.apply("zones")
            .map(zones -> List.of(zones.split("\\s*,\\s*")))
            .orElseGet(() -> defaultZones(size, region)),
        word.apply("domain"),
        word.apply("hostedZoneId"),
        word.apply("alarmEmail"),
        word.apply("monthlyBudget").map(Options::dollars).orElse(Sizing.of(size).monthlyBudget()),
        word.apply("image"),
        word.apply("application").map(Path::of).orElseGet(ProjectDirectory::application));
  }

  private static BigDecimal dollars(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new RefusedOption("monthlyBudget", "'%s' is not a number of dollars".formatted(text));
    }
  }
}
