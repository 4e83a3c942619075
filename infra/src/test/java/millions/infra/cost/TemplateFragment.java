package millions.infra.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.Collectors;
import millions.infra.cost.price.PriceList;

/** A fragment of a template, and assertions about its cost with a list of round prices. */
record TemplateFragment(JsonNode template) {

  private static final String PRICES =
      """
      ec2.t4g.small 0.02 hour; ec2.m7g.large 0.1 hour; ipv4 0.005 hour; nat 0.05 hour; endpoint 0.01 hour
      ebs.gp3 0.1 GB-month; ebs.gp2 0.2 GB-month; ebs.gp3.iops 0.01 IOPS-month; ebs.gp3.throughput 0.05 MBps-month
      ebs.snapshot 0.05 GB-month; alb 0.02 hour; alb.lcu 0.01 hour; transfer.out 0.09 GB
      rds.postgres.db.t4g.micro 0.02 hour; rds.postgres.db.m7g.large 0.2 hour; rds.gp3 0.1 GB-month; rds.gp2 0.3 GB-month
      rds.backup 0.1 GB-month
      elasticache.valkey.cache.t4g.micro 0.01 hour; elasticache.redis.cache.t4g.micro 0.02 hour
      s3 0.02 GB-month; s3.put 5 million; s3.get 0.4 million
      cloudfront.out 0.1 GB; cloudfront.origin 0.02 GB; cloudfront.requests 1 million; cloudfront.function 0.1 million
      cloudwatch.metric 0.3 month; cloudwatch.alarm 0.1 month; cloudwatch.alarm.fast 0.3 month
      cloudwatch.alarm.composite 0.5 month; cloudwatch.dashboard 3 month; logs.ingested 0.5 GB; logs.stored 0.03 GB-month
      logs.vended 0.25 GB; secret 0.4 month; kms.key 1 month; route53.zone 0.5 month; route53.queries 0.4 million
      route53.health-check 0.5 month; sns.email 20 million; lambda.requests 0.2 million; lambda.arm64 0.00001 GB-second
      lambda.x86_64 0.00002 GB-second
      """;

  static PriceList prices() {
    return PriceList.of(
        "round prices",
        Arrays.stream(PRICES.strip().split("[;\n]"))
            .map(String::strip)
            .map(line -> line.split(" "))
            .map(
                word ->
                    "%s,%s,%s,us-east-1,https://aws.amazon.com/,2026-11-25,confirmed,a test"
                        .formatted(word[0], word[2], word[1]))
            .collect(Collectors.joining("\n")));
  }

  /** The JSON under {@code Resources}; quotes may be single ones. */
  static TemplateFragment of(String resources) {
    return whole("{'Resources': {%s}}".formatted(resources));
  }

  static TemplateFragment whole(String template) {
    try {
      return new TemplateFragment(new ObjectMapper().readTree(template.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(template, e);
    }
  }

  /** The cost with a million users: a million writes and ten million reads a month. */
  MonthlyCost cost() {
    return cost(1_000_000);
  }

  MonthlyCost cost(long users) {
    return MonthlyCost.of(template, Traffic.of(users), prices());
  }

  TemplateFragment costsFixed(String dollars) {
    assertThat(cost().total(LineItem.Kind.FIXED)).isEqualByComparingTo(new BigDecimal(dollars));
    return this;
  }

  TemplateFragment grows(String dollars) {
    assertThat(cost().total(LineItem.Kind.USAGE).setScale(6, RoundingMode.HALF_UP))
        .isEqualByComparingTo(new BigDecimal(dollars));
    return this;
  }

  TemplateFragment lacksNothing() {
    assertThat(cost().unpriced()).isEmpty();
    return this;
  }

  TemplateFragment lacks(String resource, String reason) {
    assertThat(cost().unpriced())
        .anySatisfy(
            unpriced -> {
              assertThat(unpriced.resource()).isEqualTo(resource);
              assertThat(unpriced.reason()).contains(reason);
            });
    return this;
  }
}
