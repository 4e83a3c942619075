package millions.infra.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** S3 and CloudFront: all of it grows with use. */
final class Stores {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewing-cloudfront-metrics.html
  private static final BigDecimal ADDITIONAL_METRICS = BigDecimal.valueOf(8);

  private Stores() {}

  static void buckets(List<Resource> buckets, Bill bill) {
    var traffic = bill.traffic();
    bill.growTogether(
        buckets, "texts stored", "s3", Unit.GIGABYTE_MONTH, traffic.contentGigabytes());
    bill.growTogether(buckets, "texts written", "s3.put", Unit.MILLION, millions(traffic.writes()));
    bill.growTogether(buckets, "texts read", "s3.get", Unit.MILLION, millions(traffic.reads()));
  }

  static void distributions(List<Resource> distributions, Bill bill) {
    var traffic = bill.traffic();
    bill.growTogether(
        distributions,
        "answers to the internet",
        "cloudfront.out",
        Unit.GIGABYTE,
        traffic.answerGigabytes());
    bill.growTogether(
        distributions,
        "texts sent on to the origin",
        "cloudfront.origin",
        Unit.GIGABYTE,
        traffic.receivedGigabytes());
    bill.growTogether(
        distributions,
        "requests",
        "cloudfront.requests",
        Unit.MILLION,
        millions(traffic.requests()));
  }

  static void functions(List<Resource> functions, Bill bill) {
    bill.growTogether(
        functions,
        "one function a request",
        "cloudfront.function",
        Unit.MILLION,
        millions(bill.traffic().requests()));
  }

  static void metrics(Resource subscription, Bill bill) {
    bill.fixed(
        subscription, "additional metrics", "cloudwatch.metric", Unit.MONTH, ADDITIONAL_METRICS);
  }

  static void names(List<Resource> records, Bill bill) {
    // Questions for an alias of an AWS resource are free.
    var plain = records.stream().filter(resource -> !resource.has("AliasTarget")).toList();
    if (!plain.isEmpty()) {
      bill.growTogether(
          plain,
          "a question a request",
          "route53.queries",
          Unit.MILLION,
          millions(bill.traffic().requests()));
    }
  }

  static BigDecimal millions(BigDecimal things) {
    return things.divide(MILLION, MathContext.DECIMAL64);
  }
}
