package millions.local.edge;

import io.vertx.core.MultiMap;
import java.util.Set;

/**
 * Answers 304 where the viewer has the representation already (RFC 9110, 13.1.2), whatever the edge
 * had to do to know it.
 */
final class Conditional implements Behaviour {

  private static final Set<String> OF_THE_BODY = Set.of("Content-Type", "Content-Encoding");

  private final Behaviour whole;

  Conditional(Behaviour whole) {
    this.whole = whole;
  }

  @Override
  public Answer answer(Asked asked) {
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

  private static Answer notModified(Answer answer) {
    var headers = MultiMap.caseInsensitiveMultiMap().addAll(answer.headers());
    OF_THE_BODY.forEach(headers::remove);
    headers.remove("Content-Length");
    return new Answer(304, headers, new byte[0], answer.result());
  }
}
