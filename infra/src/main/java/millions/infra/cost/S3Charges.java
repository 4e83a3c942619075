package millions.infra.cost;

import java.util.List;
import millions.infra.cost.price.Unit;
import millions.ladder.template.TemplateResource;

/** S3: stored texts and requests. */
final class S3Charges {

  private S3Charges() {}

  static void buckets(List<TemplateResource> buckets, Bill bill) {
    var traffic = bill.traffic();
    bill.addSharedUsage(
        buckets, "texts stored", "s3", Unit.GIGABYTE_MONTH, traffic.contentGigabytes());
    bill.addSharedUsage(
        buckets, "texts written", "s3.put", Unit.MILLION, Unit.millions(traffic.writes()));
    bill.addSharedUsage(
        buckets, "texts read", "s3.get", Unit.MILLION, Unit.millions(traffic.reads()));
  }
}
