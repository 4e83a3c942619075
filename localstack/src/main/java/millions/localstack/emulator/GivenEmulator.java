package millions.localstack.emulator;

import java.net.URI;
import java.util.OptionalLong;
import java.util.function.Consumer;
import millions.ladder.CommandRefused;

/** A LocalStack that somebody else runs, with our start-up scripts in it. */
final class GivenEmulator implements Emulator {

  private final URI endpoint;
  private final OwnershipMarker marker;
  private final ProcessLives lives;

  GivenEmulator(URI endpoint) {
    this.endpoint = named(endpoint);
    this.marker = new OwnershipMarker(this.endpoint);
    this.lives = ProcessLives.ofAnybodys(marker);
  }

  private static URI named(URI given) {
    var host = "127.0.0.1".equals(given.getHost()) ? "localhost" : given.getHost();
    if (host == null || given.getScheme() == null) {
      throw CommandRefused.environment(
          "%s is no address of a LocalStack; one looks like http://localhost:4566"
              .formatted(given));
    }
    var port = given.getPort() < 0 ? "" : ":" + given.getPort();
    return URI.create(given.getScheme() + "://" + host + port);
  }

  @Override
  public void start(Consumer<String> tell) {
    if (!marker.isLocalStack()) {
      throw CommandRefused.environment(
          """
          Nothing at %s answers as LocalStack does (/_localstack/health). Start one there:
            docker compose -f localstack/compose.yaml up -d
          or leave out --endpoint and unset AWS_ENDPOINT_URL, and one is started here"""
              .formatted(endpoint));
    }
    if (!lives.ready()) {
      throw CommandRefused.environment(
          """
          The LocalStack at %s runs without our start-up scripts (/_millions/ is not found), and so \
          would lose content and fail deployments. Start one that has them:
            docker compose -f localstack/compose.yaml up -d
          or mount localstack/src/main/localstack/start.d at /etc/localstack/init/start.d"""
              .formatted(endpoint));
    }
    if (marker.answer().filter(OwnershipMarker.Answer::kept).isEmpty()) {
      throw CommandRefused.environment(
          """
          The LocalStack at %s forgets content when it ends, acknowledged content too. Set \
          MILLIONS_KEEP there to a directory that outlives it, as localstack/compose.yaml does, and \
          start it again"""
              .formatted(endpoint));
    }
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public String how() {
    return "given: " + endpoint;
  }

  @Override
  public boolean check() {
    return lives.ready();
  }

  @Override
  public int lives() {
    return lives.count();
  }

  @Override
  public boolean ours() {
    return false;
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.empty();
  }

  @Override
  public void stop() {
    // it is not ours
  }
}
