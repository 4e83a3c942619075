package millions.backing.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import millions.testing.TestCertificate;
import millions.testing.TestConfig;
import millions.testing.TestPasswords;
import millions.testing.TestRedis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a process comes in at a Redis that does not let everybody in. */
class RedisLoginTest {

  private static final String TRUST_STORE = "javax.net.ssl.trustStore";

  @TempDir Path directory;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Path file;

  @BeforeEach
  void writePassword() {
    file = directory.resolve("cache.password");
    TestPasswords.renew(file, "first\n");
  }

  private RedisLink link(String uri) {
    return link(uri, Map.of("millions.cache.redis.password-file", file.toString()));
  }

  private RedisLink link(String uri, Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("millions.cache.redis.uri", uri);
    settings.put("millions.sql.replica-urls", "x");
    return new RedisLink(TestConfig.backing("stage4", settings).redis(), meters);
  }

  private static boolean answers(RedisLink link) {
    return link.call(RedisCommands::ping).isPresent();
  }

  private static void awaitAnswer(RedisLink link) {
    await().atMost(Duration.ofSeconds(20)).until(() -> answers(link));
  }

  /** Until it was refused twice, and has not come in. */
  private void mustStayOut(RedisLink link) {
    var refusals = meters.counter("millions.cache.errors");
    var enough = refusals.count() + 2;
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              assertThat(answers(link)).isFalse();
              return refusals.count() >= enough;
            });
  }

  private static void operator(TestRedis redis, String password, Consumer<RedisClient> work) {
    try (var client = RedisClient.create(redis.uri().replace("//", "//:" + password + "@"))) {
      work.accept(client);
    }
  }

  private static void rotate(TestRedis redis, String from, String to) {
    operator(redis, from, client -> client.connect().sync().configSet("requirepass", to));
  }

  private static void endConnections(TestRedis redis, String password) {
    operator(
        redis,
        password,
        client -> client.connect().sync().clientKill(KillArgs.Builder.typeNormal().skipme(true)));
  }

  @Test
  void thePasswordComesFromTheFile() {
    try (var redis = TestRedis.guarded("first");
        var link = link(redis.uri());
        var stranger = link(redis.uri(), Map.of())) {
      awaitAnswer(link);
      mustStayOut(stranger);
    }
  }

  @Test
  void anOpenConnectionOutlivesARotationAndTheNextIsMadeWithTheNewPassword() {
    try (var redis = TestRedis.guarded("first");
        var link = link(redis.uri())) {
      awaitAnswer(link);
      rotate(redis, "first", "second");
      assertThat(answers(link)).isTrue();

      TestPasswords.renew(file, "second\n");
      endConnections(redis, "second");
      awaitAnswer(link);
    }
  }

  @Test
  void aConnectionThatEndsBeforeTheFileIsRenewedIsMadeAgainAfterwards() {
    try (var redis = TestRedis.guarded("first");
        var link = link(redis.uri())) {
      awaitAnswer(link);
      rotate(redis, "first", "second");
      endConnections(redis, "second");
      await().atMost(Duration.ofSeconds(20)).until(() -> !answers(link));
      TestPasswords.renew(file, "second\n");
      awaitAnswer(link);
    }
  }

  @Test
  void withoutThePasswordThatWasPromisedThereIsNoStart() {
    var none = directory.resolve("none").toString();
    assertThatThrownBy(
            () -> link("redis://127.0.0.1:1", Map.of("millions.cache.redis.password-file", none)))
        .hasMessageContaining("millions.cache.redis.password-file")
        .hasMessageContaining(none);
  }

  @Test
  void overTlsTheServerMustShowACertificateTheJdkTrustsForItsName() {
    var certificate = TestCertificate.of("localhost", directory);
    try (var redis = TestRedis.overTls(certificate, "first")) {
      trusting(
          certificate,
          () -> {
            try (var link = link(redis.uri("localhost"));
                var otherName = link(redis.uri("127.0.0.1"))) {
              awaitAnswer(link);
              mustStayOut(otherName);
            }
          });
      try (var untrusting = link(redis.uri("localhost"))) {
        mustStayOut(untrusting);
      }
    }
  }

  /** The JDK reads the property whenever a client is made. */
  private static void trusting(TestCertificate certificate, Runnable work) {
    System.setProperty(TRUST_STORE, certificate.trustStore().toString());
    System.setProperty(TRUST_STORE + "Password", TestCertificate.PASSWORD);
    try {
      work.run();
    } finally {
      System.clearProperty(TRUST_STORE);
      System.clearProperty(TRUST_STORE + "Password");
    }
  }
}
