package millions.infra.cost;

import java.math.BigDecimal;
import java.util.List;
import millions.infra.cost.price.Unit;
import millions.ladder.template.TemplateResource;

/** CloudFront: distributions, functions and their additional metrics. */
final class CloudFrontCharges {

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewing-cloudfront-metrics.html
  private static final BigDecimal ADDITIONAL_METRICS = BigDecimal.valueOf(8);

  private CloudFrontCharges() {}

  static void distributions(List<TemplateResource> distributions, Bill bill) {
    var traffic = bill.traffic();
    bill.addSharedUsage(
        distributions,
        "answers to the internet",
        "cloudfront.out",
        Unit.GIGABYTE,
        traffic.answerGigabytes());
    bill.addSharedUsage(
        distributions,
        "texts sent on to the origin",
        "cloudfront.origin",
        Unit.GIGABYTE,
        traffic.receivedGigabytes());
    bill.addSharedUsage(
        distributions,
        "requests",
        "cloudfront.requests",
        Unit.MILLION,
        Unit.millions(traffic.requests()));
  }

  static void functions(List<TemplateResource> functions, Bill bill) {
    bill.addSharedUsage(
        functions,
        "one function a request",
        "cloudfront.function",
        Unit.MILLION,
        Unit.millions(bill.traffic().requests()));
  }

  static void metrics(TemplateResource subscription, Bill bill) {
    bill.addFixed(
        subscription, "additional metrics", "cloudwatch.metric", Unit.MONTH, ADDITIONAL_METRICS);
  }
}
