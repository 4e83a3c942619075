package millions.local.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a template tells the processes of one program: so that what runs here is told the same as
 * what is deployed, no more and no less.
 *
 * @param name as its processes are called without their number: {@code web}
 * @param settings names and values; a value with {@code ?} in it is known only where it runs
 * @param passwords by the file a machine would write it to, where it gets it from
 */
public record ProgramDefinition(
    String name, Map<String, String> settings, Map<String, SecretField> passwords) {

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

  /** Where the machine gets the password that this setting names the file of, if it does. */
  public Optional<SecretField> passwordOf(String setting) {
    return Optional.ofNullable(settings.get(setting)).map(passwords::get);
  }

  /**
   * The settings of a process here: every name the template has, its value from the stand-ins where
   * one stands for it, else the template's own; and what only stand-ins need.
   *
   * @throws IllegalStateException when a name is left over on either side
   */
  public Map<String, String> filledFrom(Map<String, String> standIns) {
    var strangers =
        standIns.keySet().stream()
            .filter(setting -> !settings.containsKey(setting))
            .filter(setting -> !STAND_IN_ONLY.containsKey(setting));
    var missing =
        settings.entrySet().stream()
            .filter(setting -> setting.getValue().contains("?"))
            .map(Map.Entry::getKey)
            .filter(setting -> !standIns.containsKey(setting));
    var leftOver = Stream.concat(strangers, missing).toList();
    if (!leftOver.isEmpty()) {
      throw new IllegalStateException(
          "The template and this machine do not tell the program %s the same: %s"
              .formatted(name, leftOver));
    }
    var all = new LinkedHashMap<>(settings);
    all.putAll(standIns);
    return all;
  }
}
