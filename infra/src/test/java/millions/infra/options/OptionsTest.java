package millions.infra.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import millions.infra.RefusedOption;
import millions.infra.synthesis.StageApp;
import millions.infra.synthesis.SynthesizedStages;
import millions.ladder.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  private static Options with(String... keysAndValues) {
    var context = new HashMap<String, Object>(Map.of("stage", "4"));
    for (var i = 0; i < keysAndValues.length; i += 2) {
      context.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Options.read(context::get);
  }

  @Test
  void stageIsANumberOrAName() {
    assertThat(with("stage", "3").stage()).isEqualTo(Stage.LOAD_BALANCED);
    assertThat(with("stage", "load-balanced").stage()).isEqualTo(Stage.LOAD_BALANCED);
  }

  @Test
  void defaultsAreTheDemo() {
    var options = with();

    assertThat(options.size()).isEqualTo(Size.DEMO);
    assertThat(options.region()).isEqualTo("us-east-1");
    assertThat(options.zones()).containsExactly("us-east-1a", "us-east-1b");
    assertThat(options.monthlyBudget()).isEqualTo(Sizing.of(Size.DEMO).monthlyBudget());
    assertThat(options.domain()).isEmpty();
  }

  @Test
  void productionHasThreeZones() {
    assertThat(with("size", "production").zones()).hasSize(3);
  }

  @Test
  void decisionsReadBackTheSame() {
    var decided =
        with(
            "size", "production",
            "zones", "us-east-1c,us-east-1d",
            "domain", "paste.example.com",
            "hostedZoneId", "Z123",
            "alarmEmail", "me@example.com",
            "monthlyBudget", "12.50");
    var context = new HashMap<String, Object>(decided.decisions());
    context.put("stage", "4");

    assertThat(Options.read(context::get)).isEqualTo(decided);
    assertThat(Options.REMEMBERED).containsExactlyElementsOf(decided.decisions().keySet());
  }

  @Test
  void defaultsAreNotRememberedSoThatAnotherSizeBringsItsOwn() {
    assertThat(with().decisions()).containsOnlyKeys("size");
  }

  @Test
  void givenValuesAreUsed() {
    var options =
        with(
            "account", "123456789012",
            "zones", "us-east-1c, us-east-1d",
            "domain", "paste.example.com",
            "hostedZoneId", "Z123",
            "alarmEmail", "me@example.com",
            "monthlyBudget", "12.50",
            "image", "ami-0123456789abcdef0");

    assertThat(options.zones()).isEqualTo(List.of("us-east-1c", "us-east-1d"));
    assertThat(options.monthlyBudget()).isEqualTo(new BigDecimal("12.50"));
    assertThat(options.image()).contains("ami-0123456789abcdef0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "stage | 9 | '9' is none of 1 single-box, 2 separate-data",
        "stage | 6 | 6 async-workers is not built yet",
        "size | huge | 'huge' is neither demo nor production",
        "account | 12345 | '12345' is not an account number of 12 digits",
        "region | eu-central-1 | 'eu-central-1' is not us-east-1",
        "zones | us-east-1a | are not two or three different ones",
        "zones | us-east-1a,us-east-1a | are not two or three different ones",
        "zones | us-east-1a,eu-west-1b | 'eu-west-1b' is not a zone of us-east-1",
        "domain | paste.example.com | it goes with hostedZoneId",
        "domain | https://x | is not a domain name",
        "alarmEmail | nobody | 'nobody' is not an e-mail address",
        "monthlyBudget | much | 'much' is not a number of dollars",
        "monthlyBudget | -5 | -5 is not above 0 dollars",
        "image | latest | 'latest' is not the id of a machine image"
      })
  void badValueIsRefusedWithItsNameAndReason(String key, String value, String fault) {
    assertThatThrownBy(() -> with(key, value))
        .isInstanceOf(RefusedOption.class)
        .hasMessageStartingWith(key + ": ")
        .hasMessageContaining(fault);
  }

  @Test
  void missingStageIsRefused() {
    assertThatThrownBy(() -> Options.read(key -> null))
        .isInstanceOf(RefusedOption.class)
        .hasMessageContaining("-c stage=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void blankIsNotGiven(String blank) {
    assertThat(with("domain", blank).domain()).isEmpty();
  }

  @Test
  void missingApplicationIsRefused() {
    SynthesizedStages.needNode();
    var options = with("application", "target/nowhere");

    assertThatThrownBy(() -> StageApp.addStage(SynthesizedStages.app(), options))
        .isInstanceOf(RefusedOption.class)
        .hasMessageContaining("holds no built web application");
  }
}
