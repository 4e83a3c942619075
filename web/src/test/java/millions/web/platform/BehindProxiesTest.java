package millions.web.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import millions.backing.content.ContentStore;
import millions.web.RealBackings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Edge, balancer and the box's own proxy stand before the process, and a visitor may write any of
 * the headers they use. The process believes none of them: where it is reached is a setting.
 */
@QuarkusTest
@QuarkusTestResource(RealBackings.class)
@TestProfile(BehindProxiesTest.ReachedByHttps.class)
class BehindProxiesTest {

  public static class ReachedByHttps implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("millions.web.public-url", "https://paste.example.org");
    }
  }

  @Inject ContentStore content;

  private static RequestSpecification forged() {
    return given()
        .redirects()
        .follow(false)
        .header("Host", "evil.example")
        .header("X-Forwarded-For", "203.0.113.66")
        .header("X-Forwarded-Host", "evil.example")
        .header("X-Forwarded-Server", "evil.example")
        .header("X-Forwarded-Proto", "http")
        .header("X-Forwarded-Port", "6666")
        .header("X-Forwarded-Prefix", "/evil")
        .header("X-Original-URL", "/evil")
        .header("Forwarded", "for=203.0.113.66;host=evil.example;proto=http")
        .header("CloudFront-Viewer-Address", "203.0.113.66:6666");
  }

  private static RequestSpecification post(RequestSpecification request) {
    return request.contentType("application/json").body("{\"text\":\"behind proxies\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "/,text/html",
    "/,application/json",
    "/topology,text/html",
    "/topology,application/json",
    "/p/zzzzzzz,text/html",
    "/p/zzzzzzz,application/json",
    "/p,application/json",
    "/q/openapi,application/json",
    "/q/swagger-ui,text/html"
  })
  void noAnswerRepeatsWhereACallerSaysItIs(String path, String accept) {
    var answer = forged().accept(accept).get(path);
    assertThat(answer.asString()).doesNotContain("evil", "6666", "203.0.113.66");
    assertThat(answer.headers().toString()).doesNotContain("evil", "6666", "203.0.113.66");
  }

  @Test
  void aNewPastesLinksHoldWhereverTheCallerIs() {
    post(forged())
        .post("/pastes")
        .then()
        .statusCode(201)
        .header("Location", matchesPattern("/p/[0-9A-Za-z]{7}"))
        .body("_links.self.href", matchesPattern("/p/[0-9A-Za-z]{7}"));
  }

  @Test
  void theTopologySaysThePublicUrl() {
    forged()
        .accept("application/json")
        .get("/topology")
        .then()
        .body("url", equalTo("https://paste.example.org"));
  }

  @Test
  void theCookieIsForHttpsBecauseThePublicUrlIs() {
    assertThat(post(forged()).post("/pastes").header("Set-Cookie")).endsWith("; Secure");
    assertThat(post(given()).post("/pastes").header("Set-Cookie")).endsWith("; Secure");
  }

  @Test
  void aLinkToThePublicUrlIsRefusedWhateverTheHost() {
    forged()
        .contentType("application/json")
        .body("{\"url\":\"https://paste.example.org/p/abcdefg\"}")
        .post("/pastes")
        .then()
        .statusCode(400)
        .body("field", equalTo("url"));
  }

  @Test
  void theLogNamesWhoConnectedAndLeavesTheVisitToTheEdge() {
    var id = "SOX4xwn4XV6Q4rgb7XiVGOHms_BGlTAC4KyHmureZmBNrjGdRLiNIQ==";
    forged().header("X-Amz-Cf-Id", id).get("/p/zzzzzzz");
    await().atMost(Duration.ofSeconds(30)).until(() -> logged(id).isPresent());
    assertThat(logged(id).orElseThrow())
        .contains("\"via_edge\":true", "\"client\":\"127.0.0.1\"")
        .doesNotContain("evil", "203.0.113.66");
  }

  private Optional<String> logged(String id) {
    try (var segments = content.list("access-logs/web/")) {
      return segments
          .flatMap(segment -> content.get(segment.key()).stream())
          .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
          .filter(line -> line.contains(id))
          .findFirst();
    }
  }
}
