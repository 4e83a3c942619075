package millions.infra.account.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import millions.infra.CommandFailure;
import millions.infra.account.client.Account;
import millions.infra.account.client.AwsQuery;
import millions.ladder.Stage;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** All checks of the account before anything is created. */
public record Preflight(Account account) {

  private static final int OLDEST_BOOTSTRAP = 6;

  // with the CDK's default qualifier
  private static final String BOOTSTRAP_VERSION = "/cdk-bootstrap/hnb659fds/version";

  /** Whether there are valid credentials, and of which account. */
  public Finding credentials() {
    try {
      return Finding.ok("credentials", "of account " + account.id());
    } catch (CommandFailure failure) {
      if (failure.exitCode() == 3) {
        return Finding.missing("credentials", failure);
      }
      throw failure;
    }
  }

  /** The region, whatever region is configured on this machine. */
  public Finding region() {
    return Finding.ok(
        "region",
        configuredRegion()
            .filter(other -> !other.equals(Stage.REGION))
            .map(
                other ->
                    ("%s, whatever is set here (%s): CloudFront's certificates and log deliveries"
                            + " are made there")
                        .formatted(Stage.REGION, other))
            .orElse(Stage.REGION));
  }

  /** Whether the account is bootstrapped for the CDK. */
  public Finding bootstrap(String accountId) {
    var fix =
        "cd infra && npx cdk bootstrap -c stage=1 aws://%s/%s".formatted(accountId, Stage.REGION);
    var version =
        AwsQuery.of(
            "ssm:GetParameter",
            () -> {
              try {
                return Optional.of(
                    account
                        .ssm()
                        .getParameter(it -> it.name(BOOTSTRAP_VERSION))
                        .parameter()
                        .value());
              } catch (ParameterNotFoundException e) {
                return Optional.<String>empty();
              }
            });
    if (version.isEmpty()) {
      return Finding.missing("bootstrap", "the account is not prepared for the CDK", fix);
    }
    return Integer.parseInt(version.get()) >= OLDEST_BOOTSTRAP
        ? Finding.ok("bootstrap", "version " + version.get())
        : Finding.missing(
            "bootstrap",
            "version %s, and %d is needed".formatted(version.get(), OLDEST_BOOTSTRAP),
            fix);
  }

  /** Whether zones and quotas allow the stage in addition to what runs already. */
  public List<Finding> capacity(List<String> zones, JsonNode next, Optional<JsonNode> running) {
    var demand = QuotaDemand.of(next);
    var findings = new ArrayList<Finding>();
    findings.add(new ZoneCheck(account).finding(zones));
    findings.addAll(new InstanceTypeCheck(account).findings(demand.instances().keySet(), zones));
    if (findings.stream().noneMatch(Finding::isMissing)) {
      findings.addAll(
          new QuotaCheck(account)
              .findings(
                  demand.inAdditionTo(running.map(QuotaDemand::of).orElse(QuotaDemand.NOTHING))));
    }
    return findings;
  }

  private static Optional<String> configuredRegion() {
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
