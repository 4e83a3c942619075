package millions.infra.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CostTextTest {

  @Test
  void textHasFixedAndUsageItemsAndUnpricedResources() {
    var cost =
        TemplateFragment.of(
                """
                'Key12345678': {'Type': 'AWS::KMS::Key'}, 'Texts': {'Type': 'AWS::S3::Bucket'},
                'Net': {'Type': 'AWS::EC2::VPC'}, 'New': {'Type': 'AWS::New::Thing'}
                """)
            .cost();
    assertThat(CostText.of("Stage", cost).stream().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "Stage",
            "1,000,000 writes and 10,000,000 reads a month",
            "",
            "FIXED 1.00",
            " Key key: 1 × month 1.00",
            "",
            "GROWS with use 9.24",
            " Texts texts stored: 12 × GB-month 0.24",
            " Texts texts written: 1 × million 5.00",
            " Texts texts read: 10 × million 4.00",
            "",
            "TOGETHER, US dollars a month 10.24",
            " of it on unconfirmed prices (?) 0.00",
            "",
            "Free: 1 resources of 1 types.",
            "Not priced, the sum lacks them:",
            " New (AWS::New::Thing): no tariff for its type");
  }

  @Test
  void amountsHaveTwoDecimals() {
    assertThat(AmountFormat.dollars(new BigDecimal("1234.565"))).isEqualTo("1,234.57");
    assertThat(AmountFormat.dollars(BigDecimal.ZERO)).isEqualTo("0.00");
  }
}
