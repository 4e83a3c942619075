package millions.localstack.emulator;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import millions.ladder.Stage;

/**
 * The environment LocalStack runs with. {@code AWS_ENDPOINT_URL} is none of it: LocalStack would
 * ask itself.
 */
final class LocalStackSettings {

  /** Names the word of {@link #newOwner()}; one that somebody else runs has none. */
  static final String OWNER = "MILLIONS_OWNER";

  private LocalStackSettings() {}

  /** A word for one run of ours, by which its LocalStack is told from others. */
  static String newOwner() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** What holds wherever it runs. */
  static Map<String, String> everywhere(Path keep) {
    return Map.of(
        "SKIP_SSL_CERT_DOWNLOAD", "1",
        "DISABLE_EVENTS", "1",
        "CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES", "1",
        "AWS_ACCESS_KEY_ID", "test",
        "AWS_SECRET_ACCESS_KEY", "test",
        "AWS_DEFAULT_REGION", Stage.REGION,
        "MILLIONS_KEEP", keep.toString());
  }

  /** For a process of this machine. */
  static Map<String, String> onTheHost(String owner, int port, Path root, Path cache, Path keep) {
    var settings = new HashMap<>(everywhere(keep));
    settings.put(OWNER, owner);
    // else, on a machine that is a container itself, it writes over that machine's own files
    settings.put("OVERRIDE_IN_DOCKER", "0");
    settings.put("FILESYSTEM_ROOT", root.toString());
    settings.put("XDG_CACHE_HOME", cache.toString());
    settings.put("GATEWAY_LISTEN", "127.0.0.1:" + port);
    // it would serve names on port 53 of all addresses
    settings.put("DNS_ADDRESS", "0");
    return settings;
  }
}
