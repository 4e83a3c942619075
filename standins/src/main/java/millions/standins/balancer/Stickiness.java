package millions.standins.balancer;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Duration-based stickiness of a target group, as an ALB has it: the cookie {@code AWSALB} binds a
 * browser to the target that answered it first, is renewed with every answer, and moves when that
 * target is no longer healthy.
 *
 * <p>The value is a digest of the group's name and the target's identity, so that it outlives a
 * restart of the balancer, and means nothing to another group.
 */
final class Stickiness {

  static final String COOKIE = "AWSALB";

  private final String group;
  private final Duration duration;

  /**
   * @param duration how long a cookie holds; zero turns stickiness off
   */
  Stickiness(String group, Duration duration) {
    this.group = group;
    this.duration = duration;
  }

  /** The one among the group's healthy targets that the request is bound to. */
  Optional<Target> bound(HttpServerRequest request, Stream<Target> healthy) {
    var cookie = duration.isZero() ? null : request.getCookie(COOKIE);
    return cookie == null
        ? Optional.empty()
        : healthy.filter(target -> value(target).equals(cookie.getValue())).findFirst();
  }

  /** The {@code Set-Cookie} line that binds to the target; empty when stickiness is off. */
  Optional<String> cookie(Target target) {
    return duration.isZero()
        ? Optional.empty()
        : Optional.of(
            "%s=%s; Max-Age=%d; Path=/; HttpOnly; SameSite=Lax"
                .formatted(COOKIE, value(target), duration.toSeconds()));
  }

  private String value(Target target) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              digest.digest((group + ' ' + target.identity()).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
