package millions.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who uses the pastebin: through the front door, or at one web process. Thread-safe. */
public final class Client {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI url;
  private final HttpClient http;

  /** One who keeps no cookies. */
  Client(String url) {
    this(url, HttpClient.newBuilder());
  }

  private Client(String url, HttpClient.Builder http) {
    this.url = URI.create(url);
    this.http = http.version(HttpClient.Version.HTTP_1_1).build();
  }

  /** One who keeps cookies, as a browser does. */
  public static Client browser(String url) {
    var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    return new Client(url, HttpClient.newBuilder().cookieHandler(cookies));
  }

  /**
   * @throws IOException when there is no answer at all
   */
  Reply tryGet(String path, String... headers) throws IOException {
    var request = HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE);
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  public Reply get(String path, String... headers) {
    try {
      return tryGet(path, headers);
    } catch (IOException e) {
      throw new AssertionError("GET " + path + " got no answer", e);
    }
  }

  /**
   * @throws IOException when there is no answer at all
   */
  Reply tryPost(String field, String value) throws IOException {
    var json = new ObjectMapper().createObjectNode().put(field, value).toString();
    return send(
        HttpRequest.newBuilder(url.resolve("/pastes"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  public Reply post(String field, String value) {
    try {
      return tryPost(field, value);
    } catch (IOException e) {
      throw new AssertionError("POST /pastes got no answer", e);
    }
  }

  /** Makes a paste of the text; its link. */
  public String paste(String text) {
    return link(post("text", text).mustBe(201));
  }

  /** Makes a short link to the target; the link. */
  String shorten(String target) {
    return link(post("url", target).mustBe(201));
  }

  /** Sends the page's form, as a browser does. */
  public Reply pasteByForm(String text) {
    try {
      return send(
          HttpRequest.newBuilder(url.resolve("/pastes"))
              .timeout(PATIENCE)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Accept", "application/json")
              .POST(BodyPublishers.ofString("text=" + URLEncoder.encode(text, UTF_8)))
              .build());
    } catch (IOException e) {
      throw new AssertionError("POST /pastes got no answer", e);
    }
  }

  public static String link(Reply made) {
    return made.json().path("link").asText();
  }

  private Reply send(HttpRequest request) throws IOException {
    try {
      return Reply.of(http.send(request, BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
