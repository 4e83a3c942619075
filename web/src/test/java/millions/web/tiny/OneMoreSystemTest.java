package millions.web.tiny;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import millions.backing.sql.Database;
import millions.backing.sql.DatabaseOf;
import millions.tiny.Greetings;
import millions.web.RealBackings;
import millions.web.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second system is a folder in each of two modules, and nothing of the site is told of it. */
@QuarkusTest
@QuarkusTestResource(RealBackings.class)
class OneMoreSystemTest {

  @Inject Greetings greetings;

  @Inject
  @DatabaseOf("tiny")
  Database database;

  @BeforeEach
  void begin() {
    TestClock.reset();
  }

  private static String greet(String text) {
    var location =
        given()
            .contentType("text/plain")
            .body(text)
            .post("/greetings")
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    return location.replaceFirst("^https?://[^/]+", "");
  }

  @Test
  void itsPageStandsInTheFrameOfTheSiteAndInTheNavigationOfEveryPage() {
    given()
        .get(greet("Good morning"))
        .then()
        .statusCode(200)
        .body(containsString("Good morning · Millions"), containsString("<h1>Good morning</h1>"));
    for (var page : new String[] {"/", "/topology"}) {
      given()
          .accept("text/html")
          .get(page)
          .then()
          .statusCode(200)
          .body(containsString(">Greetings</a>"), containsString(">Paste</a>"));
    }
    given()
        .accept("application/json")
        .get("/")
        .then()
        .body("_links.greetings.href", equalTo("/greetings"))
        .body("_links.pastes.href", equalTo("/pastes"));
  }

  @Test
  void itsTableLiesInASchemaOfItsOwn() {
    greet("Good evening");
    assertThat(
            database.<String>read(
                session ->
                    session
                        .query(
                            "SELECT schemaname FROM pg_tables WHERE tablename = 'greetings'",
                            row -> row.getString(1))
                        .getFirst()))
        .isEqualTo("tiny");
  }

  @Test
  void itsReadsAreCached() {
    var path = greet("Good night");
    given().get(path).then().statusCode(200);
    greetings.remove(Long.parseLong(path.replaceFirst(".*/", "")));
    given().get(path).then().statusCode(200).body(containsString("<h1>Good night</h1>"));
  }

  @Test
  void itsVisitsAreCounted() {
    var path = greet("Hello");
    given().get(path).then().statusCode(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(given().get(path).asString()).doesNotContain("<p>0 visits</p>"));
  }
}
