package millions.standins.edge;

import io.vertx.core.MultiMap;
import java.util.Set;

/**
 * Answers 304 where the viewer has the representation already (RFC 9110, 13.1.2), whatever the edge
 * had to do to know it.
 */
final class ConditionalRequest implements CacheBehavior {

  private static final Set<String> OF_THE_BODY = Set.of("Content-Type", "Content-Encoding");

  private final CacheBehavior whole;

  ConditionalRequest(CacheBehavior whole) {
    this.whole = whole;
  }

  @Override
  public EdgeResponse answer(EdgeRequest asked) {
    var answer = whole.answer(asked);
    var known = asked.headers().get("If-None-Match");
    var etag = answer.headers().get("ETag");
    if (!asked.reads() || answer.status() != 200 || known == null || etag == null) {
      return answer;
    }
    return matches(known, etag) ? notModified(answer) : answer;
  }

  private static boolean matches(String known, String etag) {
    for (var one : known.split(",")) {
      if (one.strip().equals("*") || weak(one).equals(weak(etag))) {
        return true;
      }
    }
    return false;
  }

  private static String weak(String etag) {
    var tag = etag.strip();
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private static EdgeResponse notModified(EdgeResponse answer) {
    var headers = MultiMap.caseInsensitiveMultiMap().addAll(answer.headers());
    OF_THE_BODY.forEach(headers::remove);
    headers.remove("Content-Length");
    return new EdgeResponse(304, headers, new byte[0], answer.result());
  }
}
