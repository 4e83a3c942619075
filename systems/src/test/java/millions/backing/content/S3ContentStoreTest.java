package millions.backing.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import millions.backing.BackingUnavailable;
import millions.testing.TestConfig;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class S3ContentStoreTest implements ContentStoreContract {

  @TempDir static Path directory;
  private static S3Proxy server;
  private static ContentStore store;

  @BeforeAll
  static void start() throws Exception {
    var blobs = new FilesystemNio2BlobStore(directory.toString());
    blobs.createContainer("test-bucket");
    server =
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, "key", "secret")
            .blobStore(blobs)
            .build();
    server.setBlobStoreLocator((identity, container, blob) -> new AccessGrant("secret", blobs));
    server.start();
    // The SDK reads these before its environment variables, which a test cannot set.
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + server.getPort());
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.accessKeyId", "key");
    System.setProperty("aws.secretAccessKey", "secret");
    store = open("test-bucket");
  }

  private static ContentStore open(String bucket) {
    return ContentChoice.open(
        TestConfig.backing(
                "stage2",
                Map.of(
                    "millions.content.s3.bucket", bucket, "millions.content.s3.path-style", "true"))
            .content());
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
    server.stop();
  }

  @Override
  public ContentStore store() {
    return store;
  }

  @Test
  void anEdgeMayServeAStylesheetFromTheBucket() {
    store.put("static/app-0123456789ab.css", "body {}".getBytes(StandardCharsets.UTF_8));
    try (var s3 = S3Client.builder().forcePathStyle(true).build()) {
      var stored =
          s3.headObject(head -> head.bucket("test-bucket").key("static/app-0123456789ab.css"));
      assertThat(stored.contentType()).isEqualTo("text/css; charset=UTF-8");
      assertThat(stored.cacheControl()).isEqualTo("public, max-age=31536000, immutable");
    }
  }

  @Test
  void aMissingBucketIsAnUnavailableStore() {
    try (var none = open("no-such-bucket")) {
      assertThatThrownBy(() -> none.put("a/b", new byte[1])).isInstanceOf(BackingUnavailable.class);
    }
  }

  @Test
  void aServerThatIsGoneIsAnUnavailableStore() {
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
    try (var gone = open("test-bucket")) {
      assertThatThrownBy(() -> gone.get("a/b")).isInstanceOf(BackingUnavailable.class);
      assertThatThrownBy(() -> gone.list("a/").count()).isInstanceOf(BackingUnavailable.class);
    } finally {
      System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + server.getPort());
    }
  }
}
