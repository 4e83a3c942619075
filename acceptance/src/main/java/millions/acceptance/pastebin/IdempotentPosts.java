package millions.acceptance.pastebin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import millions.acceptance.Answer;
import millions.acceptance.BlackBox;
import millions.acceptance.Site;
import millions.acceptance.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Idempotency-Key}: a client that got no answer may ask again. */
@BlackBox
class IdempotentPosts {

  private final Site site;

  IdempotentPosts(Site site) {
    this.site = site;
  }

  private Answer post(String key, Map<String, ?> body) {
    return site.postJson("/pastes", body, "Idempotency-Key", key);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String link(Answer made) {
    return made.mustBe(201).json().path("link").asText();
  }

  @Test
  void sameKeyAndBodyAnswerTheSameLink() {
    var key = key();
    var first = post(key, Map.of("text", "once"));
    var second = post(key, Map.of("text", "once"));
    assertThat(link(second)).isEqualTo(link(first));
    assertThat(second.mustHave("Location")).isEqualTo(first.mustHave("Location"));
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(first.header("Idempotency-Replayed").orElse("false")).isEqualTo("false");
    assertThat(second.mustHave("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void sameKeyWithAnotherBodyIsRefused() {
    var key = key();
    link(post(key, Map.of("text", "once")));
    post(key, Map.of("text", "twice")).mustBeProblem(422);
    post(key, Map.of("text", "once", "expires_in_minutes", 5)).mustBeProblem(422);
    post(key, Map.of("url", "https://example.org/")).mustBeProblem(422);
  }

  @Test
  void urlsMayBePostedAgainToo() {
    var key = key();
    var body = Map.of("url", "https://example.org/again");
    assertThat(link(post(key, body))).isEqualTo(link(post(key, body)));
  }

  @Test
  void otherKeyMakesAnotherLink() {
    var body = Map.of("text", "once");
    assertThat(link(post(key(), body))).isNotEqualTo(link(post(key(), body)));
  }

  @Test
  void refusedPostLeavesItsKeyFree() {
    var key = key();
    post(key, Map.of("text", "")).mustBeProblem(400);
    link(post(key, Map.of("text", "now it is right")));
  }

  @Test
  void sameKeyAtOnceMakesOneLink() {
    var key = key();
    var links = Together.map(16, 16, number -> link(post(key, Map.of("text", "a race"))));
    assertThat(links.stream().distinct()).hasSize(1);
  }

  @Test
  void longestKeyIsTaken() {
    link(post(key() + "~".repeat(255 - 36), Map.of("text", "long key")));
  }

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @ValueSource(strings = {"two words", "k256"})
  void keyThatIsNoneIsRefused(String key) {
    var sent = key.equals("k256") ? "k".repeat(256) : key;
    post(sent, Map.of("text", "bad key")).mustBeProblem(400);
  }
}
