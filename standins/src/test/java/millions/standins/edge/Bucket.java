package millions.standins.edge;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import millions.standins.http.OpenServer;
import millions.standins.objectstore.ObjectStore;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real content store, announced to the edge by the settings the runner gives it. */
final class Bucket implements AutoCloseable {

  static final String NAME = "millions-content";

  private final Path directory;
  private OpenServer server;
  private S3Client s3;

  private Bucket(Path directory) {
    this.directory = directory;
  }

  static Bucket open(Path directory) {
    var bucket = new Bucket(directory);
    bucket.open(0);
    return bucket;
  }

  private void open(int port) {
    server =
        OpenServer.open(
            new ObjectStore(),
            "--port=" + port,
            "--directory=" + directory,
            "--bucket=" + NAME,
            "--access-key=key",
            "--secret-key=secret");
    // The SDK reads these where the runner's processes have the AWS_… environment.
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.accessKeyId", "key");
    System.setProperty("aws.secretAccessKey", "secret");
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + server.port());
    s3 =
        S3Client.builder()
            .forcePathStyle(true)
            .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
            .build();
  }

  /** Opens again at the same address. */
  void reopen() {
    open(server.port());
  }

  S3Client s3() {
    return s3;
  }

  void put(String key, String type, String text) {
    s3.putObject(put -> put.bucket(NAME).key(key).contentType(type), RequestBody.fromString(text));
  }

  List<String> keys(String prefix) {
    return s3.listObjectsV2Paginator(list -> list.bucket(NAME).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /** All objects under the prefix, one after another. */
  String text(String prefix) {
    return keys(prefix).stream()
        .map(key -> s3.getObjectAsBytes(get -> get.bucket(NAME).key(key)).asUtf8String())
        .collect(joining());
  }

  @Override
  public void close() {
    s3.close();
    server.close();
  }
}
