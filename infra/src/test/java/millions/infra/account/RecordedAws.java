package millions.infra.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import millions.infra.account.client.Account;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * An HTTP server that answers the SDK with recorded responses in the wire formats of the API
 * references, one file each. A number in a file's name is the HTTP status: {@code
 * DescribeStacks.absent.400.xml}.
 */
public final class RecordedAws implements AutoCloseable {

  private static final Pattern QUERY_ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
  private static final Pattern STATUS = Pattern.compile("\\.(\\d{3})\\.");

  private record Answer(String action, String containing, String file) {}

  private record ReceivedRequest(String action, String body) {}

  private final HttpServer server;
  private final List<Answer> answers = new ArrayList<>();
  private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();

  public RecordedAws() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Responses by the action in their name; of several for one action the last one repeats. */
  public RecordedAws with(String... files) {
    for (var file : files) {
      answers.add(new Answer(file.substring(0, file.indexOf('.')), "", file));
    }
    return this;
  }

  /** The response to requests that contain this text. */
  public RecordedAws to(String containing, String file) {
    answers.add(new Answer(file.substring(0, file.indexOf('.')), containing, file));
    return this;
  }

  public Account account() {
    return Account.at(
        uri(),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")));
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<String> actions() {
    return requests.stream().map(ReceivedRequest::action).toList();
  }

  /** The actions that would have changed something. */
  public List<String> changes() {
    return actions().stream().filter(it -> !it.matches("(Get|Describe|List).*")).toList();
  }

  public String bodyOf(String action) {
    return requests.stream()
        .filter(it -> it.action().equals(action))
        .findFirst()
        .orElseThrow()
        .body();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body =
          URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8);
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      var action = target == null ? queryAction(body) : target.substring(target.indexOf('.') + 1);
      requests.add(new ReceivedRequest(action, body));
      var file = file(action, body);
      var status = STATUS.matcher(file);
      byte[] text;
      try (var in = RecordedAws.class.getResourceAsStream(file)) {
        text = in.readAllBytes();
      }
      exchange
          .getResponseHeaders()
          .add("Content-Type", file.endsWith(".xml") ? "text/xml" : "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(
          status.find() ? Integer.parseInt(status.group(1)) : 200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private synchronized String file(String action, String body) {
    var fitting =
        answers.stream()
            .filter(it -> it.action().equals(action) && body.contains(it.containing()))
            .toList();
    if (fitting.isEmpty()) {
      throw new IllegalStateException("nothing recorded for %s: %s".formatted(action, body));
    }
    if (fitting.size() > 1) {
      answers.remove(fitting.getFirst());
    }
    return fitting.getFirst().file();
  }

  private static String queryAction(String body) {
    var matcher = QUERY_ACTION.matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }
}
