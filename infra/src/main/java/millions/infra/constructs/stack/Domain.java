package millions.infra.constructs.stack;

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
 * The domain name of the application, when the deployment has one, with its certificate and DNS
 * records. Needs a Route 53 hosted zone that contains the name; costs nothing beside that zone.
 */
public final class Domain extends Construct {

  private static final String ID = "DomainName";

  private final String name;
  private final IHostedZone zone;

  private Domain(MillionsStack stack, String name, String hostedZoneId) {
    super(stack, ID);
    this.name = name;
    zone =
        HostedZone.fromHostedZoneAttributes(
            this,
            "Zone",
            // The records below have absolute names, so the zone's own name does not matter.
            HostedZoneAttributes.builder().hostedZoneId(hostedZoneId).zoneName(name).build());
  }

  /** The domain of this deployment; each call returns the same construct. */
  public static Optional<Domain> of(MillionsStack stack) {
    var existing = stack.getNode().tryFindChild(ID);
    if (existing instanceof Domain domain) {
      return Optional.of(domain);
    }
    var options = stack.options();
    return options
        .domain()
        .map(name -> new Domain(stack, name, options.hostedZoneId().orElseThrow()));
  }

  /** The domain name. */
  public String name() {
    return name;
  }

  /** One certificate for both connections: visitor to edge, and edge to balancer. */
  public Certificate certificate() {
    var existing = getNode().tryFindChild("Certificate");
    return existing instanceof Certificate certificate
        ? certificate
        : Certificate.Builder.create(this, "Certificate")
            .domainName(name)
            .validation(CertificateValidation.fromDns(zone))
            .build();
  }

  /** Creates an A record with an IPv4 address. */
  public void pointTo(String address) {
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

  /** Creates A and AAAA records that are aliases of a CloudFront distribution. */
  public void pointTo(IDistribution edge) {
    var target = RecordTarget.fromAlias(new CloudFrontTarget(edge));
    ARecord.Builder.create(this, "Name").zone(zone).recordName(name + ".").target(target).build();
    AaaaRecord.Builder.create(this, "Name6")
        .zone(zone)
        .recordName(name + ".")
        .target(target)
        .build();
  }
}
