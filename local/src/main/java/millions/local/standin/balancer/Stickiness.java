package millions.local.standin.balancer;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Duration-based stickiness as an ALB has it: the cookie {@code AWSALB} binds a browser to the
 * target that answered it first, is renewed with every answer, and moves when that target is no
 * longer healthy.
 *
 * <p>The value is a digest of the target's identity, so that it outlives a restart of the balancer.
 */
final class Stickiness {

  static final String COOKIE = "AWSALB";

  private final Duration duration;

  /**
   * @param duration how long a cookie holds; zero turns stickiness off
   */
  Stickiness(Duration duration) {
    this.duration = duration;
  }

  /** The target the request is bound to, while that one is healthy. */
  Optional<Target> bound(HttpServerRequest request, TargetGroup group) {
    var cookie = duration.isZero() ? null : request.getCookie(COOKIE);
    return cookie == null
        ? Optional.empty()
        : group.healthy(target -> value(target).equals(cookie.getValue()));
  }

  /** The {@code Set-Cookie} line that binds to the target; empty when stickiness is off. */
  Optional<String> cookie(Target target) {
    return duration.isZero()
        ? Optional.empty()
        : Optional.of(
            "%s=%s; Max-Age=%d; Path=/; HttpOnly; SameSite=Lax"
                .formatted(COOKIE, value(target), duration.toSeconds()));
  }

  private static String value(Target target) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest.digest(target.identity().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
