package millions.infra.cost.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import millions.infra.RefusedOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {

  private static final String GOOD =
      "kms.key,month,1.00,us-east-1,https://aws.amazon.com/kms/pricing/,2026-11-25,confirmed,there";

  @TempDir private Path folder;

  @Test
  void theShippedListIsValid() {
    assertThat(PriceList.shipped().all())
        .hasSizeGreaterThan(50)
        .allMatch(price -> price.region().equals("us-east-1"));
    assertThat(PriceList.shipped().find("kms.key"))
        .hasValueSatisfying(price -> assertThat(price.confirmed()).isTrue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          kms.key      | KMS Key   | key: 'KMS Key' is not
          month        | fortnight | unit: 'fortnight' is none of hour, month
          1.00         | -1        | dollars: '-1' is not an amount
          1.00         | 1e3       | dollars: '1e3' is not an amount
          us-east-1    | eu-west-1 | region: 'eu-west-1' is not us-east-1
          https:       | over:     | source: 'over://aws.amazon.com/kms/pricing/' is not the URL
          2026-11-25   | yesterday | seen: 'yesterday' is not a date
          ,confirmed,  | ,sure,    | status: 'sure' is neither
          there        | ``        | evidence: '' is not
          ,there       | ``        | has 7 fields, not the 8
          """)
  void aBadLineIsRefusedByNumberAndField(String part, String instead, String fault)
      throws IOException {
    var file =
        Files.writeString(folder.resolve("mine.csv"), "# mine\n\n" + GOOD.replace(part, instead));
    assertThatThrownBy(() -> PriceList.shipped().with(file))
        .isInstanceOf(RefusedOption.class)
        .hasMessageContaining("mine.csv, line 3")
        .hasMessageContaining(fault);
  }

  @Test
  void aPriceGivenTwiceIsRefused() throws IOException {
    var file = Files.writeString(folder.resolve("mine.csv"), GOOD + "\n" + GOOD);
    assertThatThrownBy(() -> PriceList.shipped().with(file))
        .hasMessageContaining("line 2, key: 'kms.key' was given before");
  }

  @Test
  void anEmptyOrMissingFileIsRefused() throws IOException {
    var file = Files.writeString(folder.resolve("mine.csv"), "# nothing\n");
    assertThatThrownBy(() -> PriceList.shipped().with(file)).hasMessageContaining("holds no price");
    assertThatThrownBy(() -> PriceList.shipped().with(folder.resolve("none.csv")))
        .isInstanceOf(RefusedOption.class)
        .hasMessageContaining("none.csv");
  }

  @Test
  void aFileChangesOnlyThePricesItHolds() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("mine.csv"), PriceListParser.HEADER + "\n" + GOOD.replace("1.00", "7"));
    var prices = PriceList.shipped().with(file);
    assertThat(prices.find("kms.key").orElseThrow().dollars()).isEqualByComparingTo("7");
    assertThat(prices.find("secret")).isEqualTo(PriceList.shipped().find("secret"));
  }

  @Test
  void typesOfTheListHaveAMonthlyPrice() {
    assertThat(PriceList.shipped().monthlyOf("AWS::EC2::EIP").orElseThrow())
        .isEqualByComparingTo("3.65");
    assertThat(PriceList.shipped().monthlyOf("AWS::KMS::Key").orElseThrow())
        .isEqualByComparingTo("1");
    assertThat(PriceList.shipped().monthlyOf("AWS::EC2::VPC")).isEmpty();
  }
}
