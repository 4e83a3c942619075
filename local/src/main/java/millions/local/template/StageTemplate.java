package millions.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import millions.ladder.Stage;

/**
 * What the template of a stage tells its web process: so that what runs here is told the same as
 * what is deployed, no more and no less. The approved templates ({@code infra/templates}) need no
 * Node and no deployment.
 *
 * @param settings names and values; a value with {@code ?} in it is known only where it runs
 * @param passwords by the file a machine would write it to, where it gets it from
 */
public record StageTemplate(Map<String, String> settings, Map<String, SecretField> passwords) {

  /**
   * A field of a secret whose value is a JSON object.
   *
   * @param arn {@code ?} where it is known only in a deployment
   */
  public record SecretField(String arn, String field) {}

  /** What a stand-in needs said that AWS does not, and why. */
  static final Map<String, String> STAND_IN_ONLY =
      Map.of(
          "AWS_ENDPOINT_URL_S3", "the SDK finds AWS by itself",
          "AWS_CONFIG_FILE", "a machine on AWS has no files of a user",
          "AWS_SHARED_CREDENTIALS_FILE", "a machine on AWS has no files of a user",
          "AWS_ACCESS_KEY_ID", "a machine on AWS has a role",
          "AWS_SECRET_ACCESS_KEY", "a machine on AWS has a role",
          "MILLIONS_CONTENT_S3_PATH_STYLE", "no bucket is a host name here",
          "MILLIONS_TOPOLOGY_FILE", "no runner on AWS writes one");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MACHINES =
      Set.of("AWS::EC2::Instance", "AWS::EC2::LaunchTemplate");
  private static final Pattern SETTINGS =
      Pattern.compile("<<'SETTINGS'\n(.*?)\nSETTINGS\n", Pattern.DOTALL);
  private static final Pattern PASSWORD =
      Pattern.compile("^(/.*?)=@\\{secret:(.*):([^:]+)}$", Pattern.MULTILINE);

  /** A value with a placeholder that the machine's own software fills: {@code @{instance}}. */
  private static final Pattern PLACEHOLDER = Pattern.compile("@\\{[^}]*}");

  /** The approved one of this stage. */
  public static StageTemplate of(Stage stage, Path projectRoot) {
    return of(approved(stage, projectRoot), value -> Optional.empty());
  }

  private static JsonNode approved(Stage stage, Path projectRoot) {
    var file = projectRoot.resolve("infra/templates/stage%d.json".formatted(stage.number()));
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One that is deployed.
   *
   * @param deployed what became of a value that is no text; empty when it is not known
   */
  public static StageTemplate of(JsonNode template, Function<JsonNode, Optional<String>> deployed) {
    var userData = new StringBuilder();
    for (var resource : template.path("Resources")) {
      if (MACHINES.contains(resource.path("Type").asText())) {
        resource.findValues("UserData").forEach(data -> userData.append(text(data, deployed)));
      }
    }
    var block = SETTINGS.matcher(userData);
    if (!block.find()) {
      throw new IllegalStateException("The template tells the web process no settings.");
    }
    var settings = new LinkedHashMap<String, String>();
    block
        .group(1)
        .lines()
        .map(line -> line.split("=", 2))
        .forEach(
            setting -> settings.put(setting[0], PLACEHOLDER.matcher(setting[1]).replaceAll("?")));
    var passwords = new LinkedHashMap<String, SecretField>();
    PASSWORD
        .matcher(userData)
        .results()
        .forEach(
            line -> passwords.put(line.group(1), new SecretField(line.group(2), line.group(3))));
    return new StageTemplate(settings, passwords);
  }

  /** The text of a value, {@code ?} for what is not known. */
  private static String text(JsonNode value, Function<JsonNode, Optional<String>> deployed) {
    if (value.isTextual()) {
      return value.asText();
    }
    if (value.has("Fn::Base64")) {
      return text(value.path("Fn::Base64"), deployed);
    }
    if (value.has("Fn::Join")) {
      var text = new StringBuilder();
      value.at("/Fn::Join/1").forEach(part -> text.append(text(part, deployed)));
      return text.toString();
    }
    return deployed.apply(value).orElse("?");
  }

  /** Where the machine gets the password that this setting names the file of, if it does. */
  public Optional<SecretField> passwordOf(String setting) {
    return Optional.ofNullable(settings.get(setting)).map(passwords::get);
  }

  /**
   * The settings of a web process here: every name the template has, its value from the stand-ins
   * where one stands for it, else the template's own; and what only stand-ins need.
   *
   * @throws IllegalStateException when a name is left over on either side
   */
  public Map<String, String> filledFrom(Map<String, String> standIns) {
    var strangers =
        standIns.keySet().stream()
            .filter(name -> !settings.containsKey(name) && !STAND_IN_ONLY.containsKey(name));
    var missing =
        settings.entrySet().stream()
            .filter(setting -> setting.getValue().contains("?"))
            .map(Map.Entry::getKey)
            .filter(name -> !standIns.containsKey(name));
    var leftOver = Stream.concat(strangers, missing).toList();
    if (!leftOver.isEmpty()) {
      throw new IllegalStateException(
          "The template and this machine do not tell the web process the same: " + leftOver);
    }
    var all = new LinkedHashMap<>(settings);
    all.putAll(standIns);
    return all;
  }
}
