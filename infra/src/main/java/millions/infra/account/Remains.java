package millions.infra.account;

import java.util.List;

/** What is left of a deleted stack, and what can be done with it. */
record Remains(Setting setting, List<Kept> kept) {

  void tell(boolean onPurpose) {
    if (kept.isEmpty()) {
      setting.say("It kept nothing. To be sure: ./millions leftovers");
      return;
    }
    setting.say(onPurpose ? "Kept, as you wished:" : "Still there:");
    kept.forEach(it -> setting.say(it.line()));
    if (onPurpose) {
      setting.say("A new ./millions deploy begins empty. To come back to what is kept:");
      kept.forEach(it -> setting.say("  " + wayBack(it)));
    }
    setting.say(
        onPurpose
            ? "To remove it one day, for good:"
            : "To remove it too, for good; nothing brings it back:");
    kept.forEach(it -> new Removal(it).commands().forEach(command -> setting.say("  " + command)));
    setting.say("To see what is left: ./millions leftovers");
  }

  private static String wayBack(Kept kept) {
    return switch (kept.type()) {
      case "AWS::S3::Bucket" ->
          "%s: aws s3 sync s3://%s s3://THE-NEW-BUCKET --region us-east-1"
              .formatted(kept.logicalId(), kept.physicalId());
      case "AWS::RDS::DBInstance" ->
          kept.isSnapshot()
              ? ("%s: aws rds restore-db-instance-from-db-snapshot --db-instance-identifier OLD-DATA"
                      + " --db-snapshot-identifier ITS-SNAPSHOT --region us-east-1, then pg_dump into"
                      + " the new one")
                  .formatted(kept.logicalId())
              : "%s: pg_dump from %s into the new one"
                  .formatted(kept.logicalId(), kept.physicalId());
      case "AWS::EC2::Volume" ->
          kept.isSnapshot()
              ? ("%s: aws ec2 create-volume --snapshot-id ITS-SNAPSHOT --availability-zone ZONE"
                      + " --region us-east-1, then attach and copy")
                  .formatted(kept.logicalId())
              : ("%s: aws ec2 attach-volume --volume-id %s --instance-id THE-NEW-MACHINE"
                      + " --device /dev/sdf --region us-east-1, then copy")
                  .formatted(kept.logicalId(), kept.physicalId());
      default -> "%s: copy from %s".formatted(kept.logicalId(), kept.physicalId());
    };
  }
}
