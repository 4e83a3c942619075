package millions.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The site under test, as a client sees it: plain HTTP/1.1, redirects not followed, no cookies
 * unless it is a {@link #browser}. Thread-safe.
 */
public final class Site {

  public static final String JSON = "application/json";
  public static final String FORM = "application/x-www-form-urlencoded";

  /** What a browser sends with a link that was clicked. */
  public static final String HTML =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final URI url;
  private final HttpClient client;

  public Site(URI url) {
    this(url, HttpClient.newBuilder());
  }

  private Site(URI url, HttpClient.Builder client) {
    this.url = URI.create(url.toString().replaceFirst("/+$", ""));
    this.client = client.version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  }

  /** The same site seen by someone new who keeps the cookies. */
  public Site browser() {
    var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    return new Site(url, HttpClient.newBuilder().cookieHandler(cookies));
  }

  /**
   * @param headers name, value, name, value ...
   */
  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public Answer head(String path, String... headers) {
    return send(request(path, headers).HEAD());
  }

  /** A GET that says with {@code Accept} what it wants. */
  public Answer getAs(String accept, String path) {
    return get(path, "Accept", accept);
  }

  public Answer post(String path, String contentType, byte[] body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  public Answer postJson(String path, Map<String, ?> body, String... headers) {
    try {
      return post(path, JSON, MAPPER.writeValueAsBytes(body), headers);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public Answer postForm(String path, Map<String, String> fields, String... headers) {
    var body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return post(path, FORM, body.getBytes(UTF_8), headers);
  }

  public Topology topology() {
    return Topology.of(getAs(JSON, "/topology").mustBe(200).json());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer send(HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      return Answer.of(client.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s %s got no answer: %s".formatted(request.method(), request.uri().getPath(), said(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The JDK's client leaves the message of a refused connection empty. */
  private static String said(IOException e) {
    if (e instanceof ConnectException) {
      return "no connection, nobody listens there";
    }
    var name = e.getClass().getSimpleName();
    return e.getMessage() == null ? name : name + ", " + e.getMessage();
  }
}
