package millions.web.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A process whose database never answers. */
@QuarkusTest
@TestProfile(PrimaryDownTest.NoDatabase.class)
class PrimaryDownTest {

  public static class NoDatabase implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "millions.content.store", "disk",
          "millions.content.disk.directory", "target/primary-down/content",
          "millions.process.directory", "target/primary-down",
          "millions.cache.store", "local",
          "millions.sessions.store", "memory",
          "millions.sql.database", "single-primary",
          "millions.events.store", "in-process",
          "millions.sql.primary-url", "jdbc:postgresql://127.0.0.1:1/none",
          "millions.sql.password-file", passwordFile());
    }

    private static String passwordFile() {
      try {
        var directory = Files.createDirectories(Path.of("target/primary-down"));
        return Files.writeString(directory.resolve("sql.password"), "any").toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void itIsAliveButNotReady() {
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(503);
  }

  @Test
  void writesAndReadsSayWhenToTryAgain() {
    given()
        .contentType("application/json")
        .body("{\"text\":\"x\"}")
        .post("/pastes")
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .contentType("application/problem+json")
        .body("detail", containsString("sql primary"));
    given().get("/p/abcdefg").then().statusCode(503).header("Retry-After", "2");
    given()
        .accept("text/html")
        .get("/p/abcdefg")
        .then()
        .statusCode(503)
        .contentType("text/html;charset=UTF-8");
  }

  @Test
  void thePictureShowsIt() {
    given()
        .get("/topology")
        .then()
        .statusCode(200)
        .body("parts.find { it.role == 'sql-primary' }.health", equalTo("down"));
  }
}
