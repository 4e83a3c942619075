package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** EBS: volumes by themselves and those of machines, and their snapshots. */
final class Disks {

  private static final BigDecimal FREE_IOPS = BigDecimal.valueOf(3000);
  private static final BigDecimal FREE_THROUGHPUT = BigDecimal.valueOf(125);
  private static final BigDecimal DAYS = BigDecimal.valueOf(30);

  private Disks() {}

  static void volume(Resource volume, Bill bill) {
    charge(
        volume,
        volume.number("Size"),
        volume.textOr("gp2", "VolumeType"),
        volume.number(0, "Iops"),
        volume.number(0, "Throughput"),
        BigDecimal.ONE,
        bill);
  }

  /** The disks of so many machines, as a block device mapping says. */
  static void charge(Resource owner, JsonNode ebs, BigDecimal machines, Bill bill) {
    var template = owner.template();
    var disk = new Resource(template, owner.id(), owner.type(), "", template.value(ebs));
    charge(
        owner,
        disk.number("VolumeSize"),
        disk.textOr("gp2", "VolumeType"),
        disk.number(0, "Iops"),
        disk.number(0, "Throughput"),
        machines,
        bill);
  }

  private static void charge(
      Resource owner,
      BigDecimal gigabytes,
      String type,
      BigDecimal iops,
      BigDecimal throughput,
      BigDecimal disks,
      Bill bill) {
    var what = "%s disk, %s GB".formatted(type, gigabytes);
    bill.fixed(owner, what, "ebs." + type, Unit.GIGABYTE_MONTH, gigabytes.multiply(disks));
    if (type.equals("gp3")) {
      bill.fixed(
          owner,
          "operations a second above 3000",
          "ebs.gp3.iops",
          Unit.IOPS_MONTH,
          iops.subtract(FREE_IOPS).multiply(disks));
      bill.fixed(
          owner,
          "throughput above 125 MB/s",
          "ebs.gp3.throughput",
          Unit.THROUGHPUT_MONTH,
          throughput.subtract(FREE_THROUGHPUT).multiply(disks));
    }
  }

  /** Snapshots hold what is stored once, and each day's change for as long as they are kept. */
  static void snapshots(List<Resource> policies, Bill bill) {
    var traffic = bill.traffic();
    var daily =
        traffic
            .receivedGigabytes()
            .add(traffic.recordGigabytesPerMonth())
            .divide(DAYS, MathContext.DECIMAL64);
    var kept =
        policies.getFirst().list("PolicyDetails", "Schedules").stream()
            .map(schedule -> schedule.path("RetainRule").path("Count").decimalValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    bill.growTogether(
        policies,
        "snapshots of what is stored",
        "ebs.snapshot",
        Unit.GIGABYTE_MONTH,
        traffic.contentGigabytes().add(traffic.recordGigabytes()).add(daily.multiply(kept)));
  }
}
