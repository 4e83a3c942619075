package millions.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import millions.ladder.template.TemplateResource;
import millions.ladder.template.UnresolvedValue;

/**
 * The programs that a template's machines run, as their user data installs them: it writes the
 * settings to one file and the sources of passwords to another.
 */
final class Programs {

  /** The machine types by the path to their user data. */
  private static final Map<String, List<String>> USER_DATA =
      Map.of(
          "AWS::EC2::Instance", List.of("UserData"),
          "AWS::EC2::LaunchTemplate", List.of("LaunchTemplateData", "UserData"));

  private static final String NAME = "MILLIONS_PROCESS_NAME";
  private static final Pattern SETTINGS =
      Pattern.compile("<<'SETTINGS'\n(.*?)\nSETTINGS\n", Pattern.DOTALL);
  private static final Pattern PASSWORD =
      Pattern.compile("^(/.*?)=@\\{secret:(.*):([^:]+)}$", Pattern.MULTILINE);

  /** A value with a placeholder that the machine's own software fills: {@code @{instance}}. */
  private static final Pattern PLACEHOLDER = Pattern.compile("@\\{[^}]*}");

  private Programs() {}

  /** The types of resources that may run one. */
  static List<String> types() {
    return USER_DATA.keySet().stream().sorted().toList();
  }

  /** The program of a machine; empty when its user data installs none of ours. */
  static Optional<ProgramDefinition> of(TemplateResource machine, TemplateReader reader) {
    var path = USER_DATA.get(machine.type()).toArray(String[]::new);
    if (!machine.has(path)) {
      return Optional.empty();
    }
    var userData = reader.text(machine.value(path));
    var block = SETTINGS.matcher(userData);
    return block.find() ? Optional.of(program(block.group(1), userData)) : Optional.empty();
  }

  private static ProgramDefinition program(String block, String userData) {
    var settings = new LinkedHashMap<String, String>();
    for (var line : block.lines().toList()) {
      var setting = line.split("=", 2);
      if (setting.length < 2) {
        throw new UnresolvedValue("has a setting '%s' without a value".formatted(line));
      }
      settings.put(setting[0], PLACEHOLDER.matcher(setting[1]).replaceAll("?"));
    }
    var passwords = new LinkedHashMap<String, SecretField>();
    PASSWORD
        .matcher(userData)
        .results()
        .forEach(
            line -> passwords.put(line.group(1), new SecretField(line.group(2), line.group(3))));
    return new ProgramDefinition(name(settings), settings, passwords);
  }

  /** {@code web} for {@code web-?}: the machine puts in what tells its process from others. */
  private static String name(Map<String, String> settings) {
    var process = settings.getOrDefault(NAME, "");
    if (!process.matches("[a-z][a-z0-9-]*-\\?")) {
      throw new UnresolvedValue(
          "%s is '%s'; allowed are a program's name and -@{instance}".formatted(NAME, process));
    }
    return process.substring(0, process.length() - "-?".length());
  }
}
