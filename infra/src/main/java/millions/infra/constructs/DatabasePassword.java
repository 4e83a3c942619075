package millions.infra.constructs;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpoint;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseSecret;
import software.amazon.awscdk.services.rds.RotationSingleUserOptions;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * The secret with the database's password. Secrets Manager generates it and rotates it every thirty
 * days; no template holds it.
 *
 * <p>RDS could manage the password itself, but then allows no read replicas
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html). AWS's own
 * function from the Serverless Application Repository rotates it. The function runs in the isolated
 * subnets, so Secrets Manager gets an interface endpoint there, which web servers use as well.
 */
final class DatabasePassword {

  /** RDS refuses {@code / @ "} and spaces; the others need quoting in shells or URLs. */
  private static final String NOT_IN_PASSWORDS = " %+~`#$&*()|[]{}:;<>?!'/@\"\\";

  private final Network network;
  private final Secret secret;
  private final SecurityGroup rotator;
  private final InterfaceVpcEndpoint endpoint;

  DatabasePassword(Construct scope, Network network, String user) {
    this.network = network;
    secret =
        DatabaseSecret.Builder.create(scope, "Password")
            .username(user)
            .excludeCharacters(NOT_IN_PASSWORDS)
            .build();
    endpoint =
        InterfaceVpcEndpoint.Builder.create(scope, "SecretsEndpoint")
            .vpc(network.vpc())
            .service(InterfaceVpcEndpointAwsService.SECRETS_MANAGER)
            .subnets(network.endpointSubnets())
            .securityGroups(
                List.of(
                    network.closedSecurityGroup(
                        scope, "SecretsEndpointSecurityGroup", "Secrets Manager")))
            .open(false)
            .build();
    rotator =
        network.closedSecurityGroup(
            scope, "RotationSecurityGroup", "Rotates the database password");
  }

  Credentials credentials() {
    return Credentials.fromSecret(secret);
  }

  void rotateOn(DatabaseInstance instance) {
    rotator.getConnections().allowToDefaultPort(endpoint, "Reads and writes the secret");
    instance.addRotationSingleUser(
        RotationSingleUserOptions.builder()
            .automaticallyAfter(Duration.days(30))
            .rotateImmediatelyOnUpdate(false)
            .excludeCharacters(NOT_IN_PASSWORDS)
            .vpcSubnets(network.isolatedSubnets())
            .endpoint(endpoint)
            .securityGroup(rotator)
            .build());
  }

  void allowConnectionsFrom(IConnectable user) {
    endpoint.getConnections().allowDefaultPortFrom(user, "Reads secrets");
  }

  String arn() {
    return secret.getSecretArn();
  }
}
