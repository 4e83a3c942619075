package millions.infra.account;

import java.util.List;
import millions.infra.account.stack.RemovalCommands;
import millions.infra.account.stack.RetainedResource;

/** Tells the user what a deleted stack retained, and how to remove or reuse it. */
record RetainedResourcesReport(CommandEnvironment environment, List<RetainedResource> resources) {

  void print(boolean onPurpose) {
    if (resources.isEmpty()) {
      environment.print("It kept nothing. To be sure: ./millions leftovers");
      return;
    }
    environment.print(onPurpose ? "Kept, as you wished:" : "Still there:");
    resources.forEach(it -> environment.print(it.line()));
    if (onPurpose) {
      environment.print("A new ./millions deploy begins empty. To come back to what is kept:");
      resources.forEach(it -> environment.print("  " + restoreCommand(it)));
    }
    environment.print(
        onPurpose
            ? "To remove it one day, for good:"
            : "To remove it too, for good; nothing brings it back:");
    resources.forEach(
        it ->
            new RemovalCommands(it)
                .commands()
                .forEach(command -> environment.print("  " + command)));
    environment.print("To see what is left: ./millions leftovers");
  }

  private static String restoreCommand(RetainedResource resource) {
    return switch (resource.type()) {
      case "AWS::S3::Bucket" ->
          "%s: aws s3 sync s3://%s s3://THE-NEW-BUCKET --region us-east-1"
              .formatted(resource.logicalId(), resource.physicalId());
      case "AWS::RDS::DBInstance" ->
          resource.isSnapshot()
              ? ("%s: aws rds restore-db-instance-from-db-snapshot --db-instance-identifier OLD-DATA"
                      + " --db-snapshot-identifier ITS-SNAPSHOT --region us-east-1, then pg_dump into"
                      + " the new one")
                  .formatted(resource.logicalId())
              : "%s: pg_dump from %s into the new one"
                  .formatted(resource.logicalId(), resource.physicalId());
      case "AWS::EC2::Volume" ->
          resource.isSnapshot()
              ? ("%s: aws ec2 create-volume --snapshot-id ITS-SNAPSHOT --availability-zone ZONE"
                      + " --region us-east-1, then attach and copy")
                  .formatted(resource.logicalId())
              : ("%s: aws ec2 attach-volume --volume-id %s --instance-id THE-NEW-MACHINE"
                      + " --device /dev/sdf --region us-east-1, then copy")
                  .formatted(resource.logicalId(), resource.physicalId());
      default -> "%s: copy from %s".formatted(resource.logicalId(), resource.physicalId());
    };
  }
}
