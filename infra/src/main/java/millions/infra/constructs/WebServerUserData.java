package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import millions.infra.RefusedOption;
import millions.infra.options.Options;
import millions.ladder.ProjectDirectory;
import software.amazon.awscdk.services.ec2.MultipartBody;
import software.amazon.awscdk.services.ec2.MultipartUserData;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/**
 * The EC2 user data of a web server: its settings, and where it downloads its software.
 *
 * <p>Creates two assets, the application and the scripts of {@code infra/src/main/box}. The hash of
 * its content names each object, so a machine that starts again months later gets the same bytes.
 */
final class WebServerUserData {

  private static final String EVERY_BOOT =
      """
      #cloud-config
      cloud_final_modules:
      - [scripts-user, always]
      """;

  private final Construct scope;
  private final Asset application;
  private final Asset scripts;
  private final UserData script = UserData.forLinux();
  private final MultipartUserData userData = MultipartUserData.Builder.create().build();

  WebServerUserData(Construct scope, Options options) {
    this.scope = scope;
    if (!options.application().resolve("quarkus-run.jar").toFile().isFile()) {
      throw new RefusedOption(
          "application",
          "%s holds no built web application; ./millions synth builds it"
              .formatted(options.application()));
    }
    application =
        Asset.Builder.create(scope, "Application")
            .path(options.application().toString())
            // An AOT cache works only on the machine that built it.
            .exclude(List.of("*.aot", "*.aotconf"))
            .build();
    scripts =
        Asset.Builder.create(scope, "Software")
            .path(ProjectDirectory.root().resolve("infra/src/main/box").toString())
            .build();
    // cloud-init runs a user-data script once in a machine's life; this one runs at every boot, so
    // that a restart brings a new version to a machine that is not replaced.
    userData.addPart(
        MultipartBody.fromRawBody(
            software.amazon.awscdk.services.ec2.MultipartBodyOptions.builder()
                .contentType("text/cloud-config; charset=\"utf-8\"")
                .body(EVERY_BOOT)
                .build()));
    userData.addPart(MultipartBody.fromUserData(script));
  }

  /** Allows the role to download both assets. */
  Policy allowDownload(Role role) {
    return Policy.Builder.create(scope, "Boots")
        .roles(List.of(role))
        .statements(
            List.of(
                WebServers.allow(
                    List.of(
                        application.getBucket().arnForObjects(application.getS3ObjectKey()),
                        scripts.getBucket().arnForObjects(scripts.getS3ObjectKey())),
                    "s3:GetObject")))
        .build();
  }

  UserData userData() {
    return userData;
  }

  /** Completes the script; called once. */
  void complete(
      Map<String, String> settings,
      Map<String, SecretField> secrets,
      Map<String, String> machineFacts) {
    script.addCommands(
        "set -euo pipefail",
        "install -d -m 0755 /etc/millions",
        file("settings", lines(settings)),
        file(
            "secrets",
            secrets.entrySet().stream()
                .map(secret -> secret.getKey() + "=" + secret.getValue().placeholder())
                .collect(Collectors.joining("\n"))),
        file("application", application.getS3ObjectUrl()),
        file("box", lines(machineFacts)),
        // The machine's role may not be in effect yet when the machine boots.
        "for try in 1 2 3 4 5 6; do aws s3 cp --only-show-errors %s /tmp/millions-box.zip && break; sleep 10; done"
            .formatted(scripts.getS3ObjectUrl()),
        "install -d -m 0755 /opt/millions/box",
        "unzip -qo /tmp/millions-box.zip -d /opt/millions/box",
        "exec bash /opt/millions/box/install.sh");
  }

  private static String lines(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + value.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static String file(String name, String content) {
    var end = name.toUpperCase(java.util.Locale.ROOT);
    return "cat > /etc/millions/%s <<'%s'\n%s\n%s".formatted(name, end, content, end);
  }
}
