package millions.web.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import millions.web.RealBackings;
import org.junit.jupiter.api.Test;

/** What operators expect of a service. */
@QuarkusTest
@QuarkusTestResource(RealBackings.class)
class OperationsTest {

  @Test
  void itIsAliveAndReady() {
    given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void everyAnswerHasAnIdOfItsOwn() {
    var first = given().get("/p/zzzzzzz").header("X-Request-Id");
    var second = given().get("/p/zzzzzzz").header("X-Request-Id");
    assertThat(first).isNotEqualTo(second);
    given()
        .get("/q/health/live")
        .then()
        .header("X-Request-Id", org.hamcrest.Matchers.notNullValue());
  }

  @Test
  void theEdgesIdIsKeptAndAnythingElseIsNot() {
    given()
        .header("X-Amz-Cf-Id", "AbC_123-456==")
        .get("/p/zzzzzzz")
        .then()
        .header("X-Request-Id", "AbC_123-456==")
        .body("request_id", equalTo("AbC_123-456=="));
    for (var forged :
        new String[] {"short", "with space and more", "x".repeat(65), "quote\"quote\"quote"}) {
      var id = given().header("X-Amz-Cf-Id", forged).get("/p/zzzzzzz").header("X-Request-Id");
      assertThat(id).isNotEqualTo(forged).hasSize(32);
    }
    assertThat(given().header("X-Request-Id", "clients-own-id").get("/").header("X-Request-Id"))
        .isNotEqualTo("clients-own-id");
  }

  @Test
  void metricsCountRequestsByRouteAndNotByLink() {
    given().get("/p/zzzzzz1");
    given().delete("/p/zzzzzz2");
    var metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    assertThat(metrics)
        .containsPattern(
            Pattern.compile(
                "http_server_requests_seconds_count\\{[^}]*status=\"404\"[^}]*uri=\"/p/\\{link}\"[^}]*}"))
        .contains("millions_cache_lookups_total{result=\"miss\"}")
        .contains("millions_sql_queries_seconds_count{role=\"primary\"}")
        .contains("millions_sql_pool_waiting{role=\"primary\"}")
        .doesNotContain("zzzzzz1")
        .doesNotContain("zzzzzz2");
  }

  @Test
  void theApiIsDescribedAndBrowsable() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.keySet()", hasItem("/pastes"))
        .body("paths.keySet()", hasItem("/p/{link}"));
    given()
        .get("/q/swagger-ui/")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString("swagger"));
  }

  @Test
  void theTopologyIsJsonAndAPage() {
    given()
        .get("/topology")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("stage.number", equalTo(1))
        .body("stage.name", equalTo("single-box"))
        .body("parts.role", hasItem("web-1"))
        .body("parts.find { it.role == 'sql-primary' }.health", equalTo("up"));
    given()
        .accept("text/html")
        .get("/topology")
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("sql-primary"));
    given()
        .get("/topology/picture")
        .then()
        .statusCode(200)
        .body(containsString("data-role=\"web-1\""));
    given().get("/topology/parts").then().statusCode(200).body(containsString("takes all writes"));
  }

  @Test
  void theFrontPageShowsTodaysRung() {
    given()
        .accept("text/html")
        .get("/")
        .then()
        .statusCode(200)
        .body(
            containsString("aria-current=\"step\""),
            containsString("<form method=\"post\" action=\"/pastes\""));
    given()
        .accept("application/json")
        .get("/")
        .then()
        .statusCode(200)
        .body("_links.pastes.href", equalTo("/pastes"));
  }

  @Test
  void staticFilesMayBeKeptForEver() {
    var page = given().accept("text/html").get("/").asString();
    var css = Pattern.compile("/static/app-[0-9a-f]{12}\\.css").matcher(page);
    assertThat(css.find()).isTrue();
    given()
        .get(css.group())
        .then()
        .statusCode(200)
        .contentType("text/css;charset=UTF-8")
        .header("Cache-Control", "public, max-age=31536000, immutable");
    given().get("/static/app-000000000000.css").then().statusCode(404);
    given()
        .urlEncodingEnabled(false)
        .get("/static/..%2Fapplication.properties")
        .then()
        .statusCode(404);
  }
}
