package millions.infra.constructs;

import java.util.Optional;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.constructs.Construct;

/**
 * The name the application answers under, when the deployment has one. Needs a hosted zone of Route
 * 53 that holds it; costs nothing beside that zone.
 */
final class Domain extends Construct {

  private static final String ID = "DomainName";

  private final String name;
  private final IHostedZone zone;

  private Domain(Ground ground, String name, String hostedZoneId) {
    super(ground, ID);
    this.name = name;
    zone =
        HostedZone.fromHostedZoneAttributes(
            this,
            "Zone",
            // the records below are given whole names, so the zone's own does not matter
            HostedZoneAttributes.builder().hostedZoneId(hostedZoneId).zoneName(name).build());
  }

  /** The domain of this deployment; the same one each time. */
  static Optional<Domain> of(Ground ground) {
    var there = ground.getNode().tryFindChild(ID);
    if (there instanceof Domain domain) {
      return Optional.of(domain);
    }
    var options = ground.options();
    return options
        .domain()
        .map(name -> new Domain(ground, name, options.hostedZoneId().orElseThrow()));
  }

  String name() {
    return name;
  }

  /** One certificate for both halves of the way: visitor to edge, edge to balancer. */
  Certificate certificate() {
    var there = getNode().tryFindChild("Certificate");
    return there instanceof Certificate certificate
        ? certificate
        : Certificate.Builder.create(this, "Certificate")
            .domainName(name)
            .validation(CertificateValidation.fromDns(zone))
            .build();
  }

  void pointsTo(String address) {
    var record =
        ARecord.Builder.create(this, "Name")
            .zone(zone)
            .recordName(name + ".")
            .ttl(Duration.minutes(1))
            .target(RecordTarget.fromIpAddresses(address))
            .build();
    Validations.of(record)
        .acknowledge(
            Acknowledgment.builder()
                .id("CloudFormation-Validate::E3023")
                .reason("The address is known only when it is made.")
                .build());
  }

  void pointsTo(IDistribution edge) {
    var target = RecordTarget.fromAlias(new CloudFrontTarget(edge));
    ARecord.Builder.create(this, "Name").zone(zone).recordName(name + ".").target(target).build();
    AaaaRecord.Builder.create(this, "Name6")
        .zone(zone)
        .recordName(name + ".")
        .target(target)
        .build();
  }
}
