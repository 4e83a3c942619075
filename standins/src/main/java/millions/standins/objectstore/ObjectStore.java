package millions.standins.objectstore;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import millions.standins.http.ListenFailure;
import millions.standins.http.StandInProcess;
import millions.standins.http.StandInServer;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * S3 on this machine: S3Proxy over a directory, with one bucket and one key pair.
 *
 * <p>Trusts whoever signs (version 4) with {@code AWS_ACCESS_KEY_ID} and {@code
 * AWS_SECRET_ACCESS_KEY} of its own environment. Objects and their metadata survive a kill. Being a
 * file system underneath, it cannot hold both {@code a} and {@code a/b}, nor a key part longer than
 * 255 bytes.
 */
@Command(name = "content", description = "S3 on this machine.", mixinStandardHelpOptions = true)
public final class ObjectStore implements StandInServer {

  private static final long MAX_OBJECT = 64L << 20;
  private static final String BUCKET_NAME = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

  @Option(names = "--port", required = true, description = "port on 127.0.0.1; 0 picks one")
  private int port;

  @Option(names = "--directory", required = true, description = "where the objects are kept")
  private Path directory;

  @Option(names = "--bucket", required = true, description = "created when missing")
  private String bucket;

  @Option(names = "--threads", defaultValue = "32", description = "at most (default 32)")
  private int threads;

  @Option(
      names = "--access-key",
      defaultValue = "${env:AWS_ACCESS_KEY_ID}",
      required = true,
      description = "default: AWS_ACCESS_KEY_ID")
  private String accessKey;

  @Option(
      names = "--secret-key",
      defaultValue = "${env:AWS_SECRET_ACCESS_KEY}",
      required = true,
      description = "default: AWS_SECRET_ACCESS_KEY")
  private String secretKey;

  private S3Proxy server;

  public static void main(String... arguments) {
    StandInProcess.run(new ObjectStore(), arguments);
  }

  @Override
  public int open() {
    if (!bucket.matches(BUCKET_NAME)) {
      throw new ListenFailure("'%s' is not a bucket name by S3's rules.".formatted(bucket), null);
    }
    try {
      var store = AtomicBlobStore.in(directory, bucket);
      server =
          S3Proxy.builder()
              .endpoint(URI.create("http://127.0.0.1:" + port))
              .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
              .blobStore(store)
              .maxSinglePartObjectSize(MAX_OBJECT)
              .v4MaxNonChunkedRequestSize(MAX_OBJECT)
              .jettyMaxThreads(threads)
              .stopTimeout(GRACE.toMillis())
              .build();
      server.setBlobStoreLocator(
          (identity, container, blob) ->
              accessKey.equals(identity) ? new AccessGrant(secretKey, store) : null);
      server.start();
      return server.getPort();
    } catch (IOException e) {
      if (server == null) {
        throw new ListenFailure("The directory %s cannot be used: %s".formatted(directory, e), e);
      }
      throw ListenFailure.listening(port, e);
    } catch (Exception e) {
      throw ListenFailure.listening(port, e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
