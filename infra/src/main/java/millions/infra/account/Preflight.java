package millions.infra.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import millions.infra.CommandFailure;
import millions.infra.Options;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** Everything that can be found wrong before anything is created. */
record Preflight(Account account) {

  private static final int OLDEST_BOOTSTRAP = 6;

  // The qualifier of an account that was bootstrapped without another one.
  private static final String BOOTSTRAP = "/cdk-bootstrap/hnb659fds/version";

  /** Whose credentials these are, or what to do to have some. */
  Finding credentials() {
    try {
      return Finding.ok("credentials", "of account " + account.number());
    } catch (CommandFailure failure) {
      if (failure.exitCode() == 3) {
        return Finding.missing("credentials", failure);
      }
      throw failure;
    }
  }

  /** The region; another one that is set here does not matter. */
  Finding region() {
    return Finding.ok(
        "region",
        configured()
            .filter(other -> !other.equals(Options.REGION))
            .map(
                other ->
                    ("%s, whatever is set here (%s): CloudFront's certificates and log deliveries"
                            + " are made there")
                        .formatted(Options.REGION, other))
            .orElse(Options.REGION));
  }

  Finding bootstrap(String number) {
    var cure =
        "cd infra && npx cdk bootstrap -c stage=1 aws://%s/%s".formatted(number, Options.REGION);
    var version =
        Asked.of(
            "ssm:GetParameter",
            () -> {
              try {
                return Optional.of(
                    account.ssm().getParameter(it -> it.name(BOOTSTRAP)).parameter().value());
              } catch (ParameterNotFoundException e) {
                return Optional.<String>empty();
              }
            });
    if (version.isEmpty()) {
      return Finding.missing("bootstrap", "the account is not prepared for the CDK", cure);
    }
    return Integer.parseInt(version.get()) >= OLDEST_BOOTSTRAP
        ? Finding.ok("bootstrap", "version " + version.get())
        : Finding.missing(
            "bootstrap",
            "version %s, and %d is needed".formatted(version.get(), OLDEST_BOOTSTRAP),
            cure);
  }

  /** Whether the account has room for the stage on top of what runs of it already. */
  List<Finding> room(List<String> zones, JsonNode next, Optional<JsonNode> running) {
    var needs = Needs.of(next);
    var findings = new ArrayList<Finding>();
    findings.add(new Zones(account).finding(zones));
    findings.addAll(new Offerings(account).findings(needs.machines().keySet(), zones));
    if (findings.stream().noneMatch(Finding::isMissing)) {
      findings.addAll(
          new Limits(account).findings(needs.beyond(running.map(Needs::of).orElse(Needs.NOTHING))));
    }
    return findings;
  }

  private static Optional<String> configured() {
    try {
      return Optional.of(
          new AwsRegionProviderChain(
                  new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
              .getRegion()
              .id());
    } catch (SdkClientException e) {
      return Optional.empty();
    }
  }
}
