package millions.infra.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import millions.infra.cost.price.Unit;
import millions.ladder.template.TemplateResource;

/** EBS: volumes, alone or of instances, and their snapshots. */
final class EbsCharges {

  private static final BigDecimal FREE_IOPS = BigDecimal.valueOf(3000);
  private static final BigDecimal FREE_THROUGHPUT = BigDecimal.valueOf(125);
  private static final BigDecimal DAYS = BigDecimal.valueOf(30);

  private EbsCharges() {}

  static void volume(TemplateResource volume, Bill bill) {
    charge(
        volume,
        volume.number("Size"),
        volume.textOr("gp2", "VolumeType"),
        volume.number(0, "Iops"),
        volume.number(0, "Throughput"),
        BigDecimal.ONE,
        bill);
  }

  /** Charges the volumes of a block device mapping for a number of instances. */
  static void charge(TemplateResource owner, JsonNode ebs, BigDecimal machines, Bill bill) {
    var template = owner.template();
    var disk = new TemplateResource(template, owner.id(), owner.type(), "", template.resolve(ebs));
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
      TemplateResource owner,
      BigDecimal gigabytes,
      String type,
      BigDecimal iops,
      BigDecimal throughput,
      BigDecimal disks,
      Bill bill) {
    var what = "%s disk, %s GB".formatted(type, gigabytes);
    bill.addFixed(owner, what, "ebs." + type, Unit.GIGABYTE_MONTH, gigabytes.multiply(disks));
    if (type.equals("gp3")) {
      bill.addFixed(
          owner,
          "operations a second above 3000",
          "ebs.gp3.iops",
          Unit.IOPS_MONTH,
          iops.subtract(FREE_IOPS).multiply(disks));
      bill.addFixed(
          owner,
          "throughput above 125 MB/s",
          "ebs.gp3.throughput",
          Unit.THROUGHPUT_MONTH,
          throughput.subtract(FREE_THROUGHPUT).multiply(disks));
    }
  }

  /** Snapshots hold all data once, and the changes of each day for as long as they are kept. */
  static void snapshots(List<TemplateResource> policies, Bill bill) {
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
    bill.addSharedUsage(
        policies,
        "snapshots of what is stored",
        "ebs.snapshot",
        Unit.GIGABYTE_MONTH,
        traffic.contentGigabytes().add(traffic.recordGigabytes()).add(daily.multiply(kept)));
  }
}
