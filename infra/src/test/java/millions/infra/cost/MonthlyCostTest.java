package millions.infra.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import millions.infra.RefusedOption;
import millions.infra.cost.price.PriceList;
import org.junit.jupiter.api.Test;

class MonthlyCostTest {

  private static final String DISK =
      "'Data': {'Type': 'AWS::EC2::Volume', 'Properties': {'Size': %s, 'VolumeType': 'gp3'}}";

  private static TemplateFragment conditional(String condition, String value) {
    return TemplateFragment.whole(
        """
        {'Parameters': {'Size': {'Type': 'String', 'Default': 'big'}, 'Latest': {'Type': 'AWS::SSM::Parameter::Value<String>', 'Default': '/aws/latest'}},
         'Mappings': {'Sizes': {'us-east-1': {'disk': 50}}},
         'Conditions': {'Big': %s},
         'Resources': {%s}}
        """
            .formatted(condition, DISK.formatted(value)));
  }

  @Test
  void anUnknownTypeIsNamedAsUnpriced() {
    TemplateFragment.of("'NewThing': {'Type': 'AWS::New::Thing'}, " + DISK.formatted("10"))
        .costsFixed("1.00")
        .lacks("NewThing", "no tariff");
  }

  @Test
  void freeTypesAreCounted() {
    var cost =
        TemplateFragment.of(
                "'A': {'Type': 'AWS::EC2::Subnet'}, 'B': {'Type': 'AWS::EC2::Subnet'}, 'C': {'Type': 'Custom::Thing'}")
            .cost();
    assertThat(cost.free()).containsEntry("AWS::EC2::Subnet", 2).containsEntry("Custom::Thing", 1);
    assertThat(cost.total()).isZero();
    assertThat(cost.unpriced()).isEmpty();
  }

  @Test
  void parametersHaveTheirDefaults() {
    conditional("true", "{'Ref': 'Size'}").lacks("Data", "'big', not a number");
    conditional("true", "{'Ref': 'Latest'}").lacks("Data", "the template does not say");
    conditional("true", "{'Fn::FindInMap': ['Sizes', {'Ref': 'AWS::Region'}, 'disk']}")
        .costsFixed("5.00");
  }

  @Test
  void conditionsAreEvaluated() {
    var value = "{'Fn::If': ['Big', 30, 10]}";
    conditional("{'Fn::Equals': [{'Ref': 'Size'}, 'big']}", value).costsFixed("3.00");
    conditional("{'Fn::Not': [{'Fn::Equals': [{'Ref': 'Size'}, 'big']}]}", value)
        .costsFixed("1.00");
    conditional("{'Fn::Equals': [{'Ref': 'AWS::AccountId'}, '1']}", value)
        .costsFixed("0")
        .lacks("Data", "the template does not say");
    conditional(
            "{'Fn::Or': [{'Fn::Equals': [{'Ref': 'AWS::AccountId'}, '1']}, {'Fn::Equals': ['1', '1']}]}",
            value)
        .costsFixed("3.00");
  }

  @Test
  void aResourceThatIsNotCreatedCostsNothing() {
    var resources = "'Resources': {'Key': {'Type': 'AWS::KMS::Key', 'Condition': 'Never'}}}";
    TemplateFragment.whole("{'Conditions': {'Never': {'Fn::Equals': ['a', 'b']}}, " + resources)
        .costsFixed("0")
        .lacksNothing();
    TemplateFragment.whole(
            "{'Conditions': {'Never': {'Fn::Equals': [{'Ref': 'AWS::AccountId'}, 'b']}}, "
                + resources)
        .costsFixed("0")
        .lacks("Key", "whether Never holds");
    TemplateFragment.whole("{'Conditions': {'Never': {'Fn::Equals': ['a', 'a']}}, " + resources)
        .costsFixed("1.00");
  }

  @Test
  void growthIsLinearInTheUsersAndTheFixedPartIsNot() {
    var fragment =
        TemplateFragment.of("'Texts': {'Type': 'AWS::S3::Bucket'}, " + DISK.formatted("10"));
    var few = fragment.cost(1_000);
    var many = fragment.cost(10_000);
    assertThat(many.total(LineItem.Kind.USAGE))
        .isEqualByComparingTo(few.total(LineItem.Kind.USAGE).multiply(BigDecimal.TEN));
    assertThat(many.total(LineItem.Kind.FIXED))
        .isEqualByComparingTo(few.total(LineItem.Kind.FIXED));
  }

  @Test
  void unconfirmedPricesAreSummedSeparately() {
    var prices =
        PriceList.of(
            "two prices",
            """
            kms.key,month,1.00,us-east-1,https://aws.amazon.com/kms/pricing/,2026-11-25,confirmed,there
            secret,month,0.40,us-east-1,https://aws.amazon.com/secrets-manager/pricing/,2026-11-25,unconfirmed,memory
            """);
    var template =
        TemplateFragment.of(
                "'K': {'Type': 'AWS::KMS::Key'}, 'S': {'Type': 'AWS::SecretsManager::Secret'}")
            .template();
    var cost = MonthlyCost.of(template, Traffic.of(1), prices);
    assertThat(cost.total()).isEqualByComparingTo("1.40");
    assertThat(cost.unconfirmed()).isEqualByComparingTo("0.40");
  }

  @Test
  void everyPriceOfTheTestsIsShippedInTheSameUnit() {
    for (var price : TemplateFragment.prices().all()) {
      assertThat(PriceList.shipped().find(price.key()))
          .as(price.key())
          .hasValueSatisfying(shipped -> assertThat(shipped.unit()).isEqualTo(price.unit()));
    }
  }

  @Test
  void aPriceInAnotherUnitIsRefused() {
    var prices =
        PriceList.of(
            "one price",
            "kms.key,hour,1.00,us-east-1,https://aws.amazon.com/kms/pricing/,2026-11-25,confirmed,there");
    var template = TemplateFragment.of("'K': {'Type': 'AWS::KMS::Key'}").template();
    assertThatThrownBy(() -> MonthlyCost.of(template, Traffic.of(1), prices))
        .isInstanceOf(RefusedOption.class)
        .hasMessageContaining("kms.key: unit 'hour' is not 'month'");
  }
}
