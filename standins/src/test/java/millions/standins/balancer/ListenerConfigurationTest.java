package millions.standins.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The listener configuration as text, and what is no listener configuration. */
class ListenerConfigurationTest {

  private static final String TEXT =
      """
      {"targetGroups":[
         {"name":"web","slowStart":"PT10S","stickiness":"P1D","algorithm":"round_robin",
          "healthCheck":{"path":"/q/health/ready","interval":"PT1S","timeout":"PT1S",
                         "healthyThreshold":2,"unhealthyThreshold":2},
          "targets":[{"role":"web-1","address":"127.0.0.1:27792","draining":false}]},
         {"name":"read-api","targets":[{"role":"read-1","address":"127.0.0.1:27793"}]},
         {"name":"read-api-new","algorithm":"least_outstanding_requests"}],
       "rules":[
         {"priority":20,"pathPatterns":["/p/*"],"methods":["GET","HEAD"],
          "forward":[{"targetGroup":"read-api","weight":90},
                     {"targetGroup":"read-api-new","weight":10}]},
         {"priority":10,"headers":[{"name":"X-Release","values":["green"]}],
          "forward":[{"targetGroup":"read-api-new","weight":1}]}],
       "defaultForward":[{"targetGroup":"web","weight":1}]}
      """;

  @TempDir private Path directory;

  @Test
  void textBecomesRecords() {
    var parsed = ListenerConfiguration.parse(TEXT);

    var web = parsed.targetGroups().getFirst();
    assertThat(web.slowStart()).isEqualTo(Duration.ofSeconds(10));
    assertThat(web.stickiness()).isEqualTo(Duration.ofDays(1));
    assertThat(web.healthCheck()).isEqualTo(HealthCheckConfiguration.DEFAULT);
    assertThat(web.targets())
        .containsExactly(new TargetDescription("web-1", "127.0.0.1:27792", false));
    var readApi = parsed.targetGroups().get(1);
    assertThat(readApi.slowStart()).isZero();
    assertThat(readApi.stickiness()).isZero();
    assertThat(readApi.algorithm()).isEqualTo(LoadBalancingAlgorithm.ROUND_ROBIN);
    assertThat(parsed.targetGroups().get(2).algorithm())
        .isEqualTo(LoadBalancingAlgorithm.LEAST_OUTSTANDING_REQUESTS);
    assertThat(parsed.rules()).extracting(ListenerRule::priority).containsExactly(10, 20);
    assertThat(parsed.rules().getLast().forward())
        .containsExactly(
            new WeightedTargetGroup("read-api", 90), new WeightedTargetGroup("read-api-new", 10));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    var configuration = ListenerConfiguration.parse(TEXT);
    assertThat(ListenerConfiguration.parse(configuration.json())).isEqualTo(configuration);
    assertThat(configuration.json()).contains("\"slowStart\" : \"PT10S\"", "\"round_robin\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "weight":90 | "weight":1000 | rules[0].forward[0]: weight is 1000; allowed are 0 to 999
          "weight":90 | "weight":"9" | rules[0].forward[0].weight: Cannot coerce String value ("9")
          "targetGroup":"read-api","weight":90 | "weight":90 | Missing required creator property 'targetGroup'
          "read-api","weight" | "none","weight" | targetGroup 'none' is no target group; allowed are [web, read-api, read-api-new]
          "read-api","weight" | "read-api-new","weight" | target group read-api-new is there twice
          "name":"read-api-new" | "name":"web" | target group web is there twice
          "name":"web" | "name":"-web" | targetGroups[0]: name is '-web'; allowed are 1 to 32 letters, digits and inner dashes
          "priority":10 | "priority":0 | rules[1]: priority is 0; allowed are 1 to 50000
          "priority":10 | "priority":20 | priority 20 is there twice
          "slowStart":"PT10S" | "slowStart":"PT16M" | slowStart is PT16M; allowed are PT0S to PT15M
          "slowStart":"PT10S" | "slowStart":"10s" | targetGroups[0].slowStart: '10s' is no duration; allowed are those of ISO 8601, as PT10S or P1D
          "stickiness":"P1D" | "stickiness":"P8D" | is PT192H; allowed are PT1S to PT168H
          "round_robin" | "random" | targetGroups[0].algorithm: algorithm is 'random'; allowed are round_robin and least_outstanding_requests
          "/q/health/ready" | "q/health" | healthCheck: path is 'q/health'; allowed are a slash and up to 1,023 characters
          "interval":"PT1S" | "interval":"PT0S" | interval is PT0S; allowed are PT0.05S to PT5M
          "timeout":"PT1S" | "timeout":"PT3M" | timeout is PT3M; allowed are PT0.01S to PT2M
          "healthyThreshold":2 | "healthyThreshold":1 | healthyThreshold is 1; allowed are 2 to 10
          "unhealthyThreshold":2 | "unhealthyThreshold":11 | unhealthyThreshold is 11; allowed are 2 to 10
          127.0.0.1:27792 | 27792 | targets[0]: address is '27792'; allowed are host:port
          127.0.0.1:27792 | 127.0.0.1:70000 | the port of address is 70000; allowed are 1 to 65535
          "role":"web-1" | "role":"" | role is ''; allowed are 1 to 64 letters
          "pathPatterns":["/p/*"] | "pathPatterns":["/p q"] | path pattern is '/p q'; allowed are 1 to 128 letters
          "methods":["GET","HEAD"] | "methods":["get"] | method is 'get'; allowed are 1 to 40 capital letters
          "methods":["GET","HEAD"] | "methods":["A","B","C","D","E"] | the number of values in all conditions is 6; allowed are 1 to 5
          "headers":[{"name":"X-Release","values":["green"]}], | `` | the number of values in all conditions is 0; allowed are 1 to 5
          "values":["green"] | "values":[] | the number of values of X-Release is 0; allowed are 1 to 5
          "defaultForward":[{"targetGroup":"web","weight":1}] | "defaultForward":[] | the number of target groups in defaultForward is 0; allowed are 1 to 5
          "draining":false | "drained":true | Unrecognized field "drained"
          """)
  void faultIsNamed(String right, String wrong, String sentence) {
    assertThat(TEXT).contains(right);
    var refused =
        TEXT.substring(0, TEXT.indexOf(right))
            + wrong
            + TEXT.substring(TEXT.indexOf(right) + right.length());
    assertThatThrownBy(() -> ListenerConfiguration.parse(refused))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The listener configuration is refused")
        .hasMessageContaining(sentence);
  }

  @Test
  void whatIsNoJsonIsRefused() {
    for (var text :
        List.of("", "{ half", TEXT + "{}", "null", TEXT.replace("20,", "20,\"priority\":20,"))) {
      assertThatThrownBy(() -> ListenerConfiguration.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The listener configuration is ");
    }
  }

  @Test
  void allConditionsMustHoldAndOneValueOfEach() {
    var rule =
        new ListenerRule(
            1,
            List.of("/p/*", "/?"),
            List.of("GET"),
            List.of(new HttpHeaderCondition("X-Release", List.of("green*"))),
            List.of(new WeightedTargetGroup("web", 1)));
    var headers = Map.of("X-Release", List.of("blue", "GREEN-2"));

    assertThat(rule.matches("GET", "/p/1", headers::get)).isTrue();
    assertThat(rule.matches("GET", "/p", headers::get)).isTrue();
    assertThat(rule.matches("GET", "/P/1", headers::get)).isFalse();
    assertThat(rule.matches("POST", "/p/1", headers::get)).isFalse();
    assertThat(rule.matches("GET", "/p/1", name -> List.of())).isFalse();
    assertThat(rule.matches("GET", "/p/1", name -> List.of("blue"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          /p/*,     /p/,        true
          /p/*,     /p/a/b,     true
          /p/*,     /p,         false
          *.jpg,    /a/b.jpg,   true
          *.jpg,    /a/b.jpg/,  false
          /*/x/*,   /a/b/x/,    true
          /a?c,     /abc,       true
          /a?c,     /ac,        false
          *a*b*,    /aab,       true
          *a*b*,    /bba,       false
          **,       /,          true
          /exact,   /exact,     true
          /exact,   /exactly,   false
          /?,       /,          false
          """)
  void patternMatches(String pattern, String text, boolean matches) {
    assertThat(Wildcards.match(pattern, text)).isEqualTo(matches);
    assertThat(Wildcards.matchIgnoringCase(pattern.toUpperCase(), text)).isEqualTo(matches);
  }
}
