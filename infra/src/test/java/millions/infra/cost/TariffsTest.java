package millions.infra.cost;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffsTest {

  private static String one(String type, String properties) {
    return "'Thing': {'Type': '%s', 'Properties': {%s}}".formatted(type, properties);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::SecretsManager::Secret, 0.40",
    "AWS::KMS::Key, 1.00",
    "AWS::CloudWatch::Dashboard, 3.00",
    "AWS::CloudWatch::CompositeAlarm, 0.50",
    "AWS::CloudFront::MonitoringSubscription, 2.40",
    "AWS::Route53::HostedZone, 0.50",
    "AWS::Route53::HealthCheck, 0.50",
    "AWS::Budgets::Budget, 0",
    "AWS::SNS::Topic, 0"
  })
  void costsTheSameForEveryUser(String type, String dollars) {
    TemplateFragment.of(one(type, "")).costsFixed(dollars).grows("0").lacksNothing();
  }

  @Test
  void anAlarmIsChargedByItsMetrics() {
    var metric = "{'Id': 'm', 'MetricStat': {}}";
    TemplateFragment.of(one("AWS::CloudWatch::Alarm", "'Period': 60")).costsFixed("0.10");
    TemplateFragment.of(one("AWS::CloudWatch::Alarm", "'Period': 10")).costsFixed("0.30");
    TemplateFragment.of(
            one(
                "AWS::CloudWatch::Alarm",
                "'Metrics': [%s, %s, {'Id': 'e', 'Expression': 'a/b'}]".formatted(metric, metric)))
        .costsFixed("0.20");
  }

  @Test
  void aMetricFilterMakesAMetric() {
    TemplateFragment.of(one("AWS::Logs::MetricFilter", "'MetricTransformations': [{}, {}]"))
        .costsFixed("0.60");
  }

  @Test
  void logsAreChargedByIngestionAndStorage() {
    // 5.5 GB a month, kept for a month
    TemplateFragment.of(one("AWS::Logs::LogGroup", "'RetentionInDays': 30")).grows("2.915");
    TemplateFragment.of(one("AWS::Logs::LogGroup", "'RetentionInDays': 60")).grows("3.08");
    TemplateFragment.of(
            one("AWS::Logs::LogGroup", "'RetentionInDays': 30")
                + ", 'Other': {'Type': 'AWS::Logs::LogGroup'}")
        .grows("4.73");
    TemplateFragment.of(one("AWS::Logs::Delivery", "")).grows("1.375");
  }

  @Test
  void bucketsShareTheUsage() {
    // 12 GB, a million put, ten million got
    TemplateFragment.of(one("AWS::S3::Bucket", "")).grows("9.24").costsFixed("0");
    TemplateFragment.of(one("AWS::S3::Bucket", "") + ", 'Other': {'Type': 'AWS::S3::Bucket'}")
        .grows("9.24");
  }

  @Test
  void cloudFrontIsChargedByGigabytesAndRequests() {
    TemplateFragment.of(one("AWS::CloudFront::Distribution", "")).grows("13.22").costsFixed("0");
    TemplateFragment.of(one("AWS::CloudFront::Function", "")).grows("1.10");
  }

  @Test
  void queriesForAnAliasAreFree() {
    TemplateFragment.of(one("AWS::Route53::RecordSet", "'TTL': '60'")).grows("4.40");
    TemplateFragment.of(one("AWS::Route53::RecordSet", "'AliasTarget': {}"))
        .grows("0")
        .lacksNothing();
  }

  @Test
  void mailsAndFunctionCallsAreCharged() {
    TemplateFragment.of(one("AWS::SNS::Subscription", "'Protocol': 'email'")).grows("0.002");
    TemplateFragment.of(one("AWS::SNS::Subscription", "'Protocol': 'sms'"))
        .grows("0")
        .lacks("Thing", "sms");
    TemplateFragment.of(
            one("AWS::Lambda::Function", "'MemorySize': 512, 'Architectures': ['arm64']"))
        .grows("0.00052");
    TemplateFragment.of(one("AWS::Lambda::Function", "'MemorySize': 512")).grows("0.00102");
  }
}
