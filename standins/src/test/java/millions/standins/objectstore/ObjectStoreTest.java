package millions.standins.objectstore;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import millions.standins.http.OpenServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectStoreTest {

  private static final String BUCKET = "millions-content";

  @TempDir static Path directory;
  private static OpenServer server;
  private static S3Client s3;

  @BeforeAll
  static void open() {
    server =
        OpenServer.open(
            new ObjectStore(),
            "--port=0",
            "--directory=" + directory,
            "--bucket=" + BUCKET,
            "--access-key=key",
            "--secret-key=secret");
    s3 = client(server.port(), "key", "secret");
  }

  @AfterAll
  static void close() {
    s3.close();
    server.close();
  }

  static S3Client client(int port, String key, String secret) {
    return S3Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
        .build();
  }

  private static void put(String key, String text) {
    s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(text));
  }

  private static String get(String key) {
    return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
  }

  @Test
  void objectComesBackWithItsMetadata() {
    s3.putObject(
        put ->
            put.bucket(BUCKET)
                .key("meta/a b+ü.txt")
                .contentType("text/css")
                .cacheControl("max-age=60")
                .metadata(Map.of("sha-256", "abc", "kind", "text")),
        RequestBody.fromString("grüße 🎈"));

    var object = s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("meta/a b+ü.txt"));

    assertThat(object.asUtf8String()).isEqualTo("grüße 🎈");
    assertThat(object.response().contentType()).isEqualTo("text/css");
    assertThat(object.response().cacheControl()).isEqualTo("max-age=60");
    assertThat(object.response().metadata())
        .containsEntry("sha-256", "abc")
        .containsEntry("kind", "text");
  }

  @Test
  void secondPutReplacesTheFirst() {
    put("replaced", "one");
    put("replaced", "two");
    assertThat(get("replaced")).isEqualTo("two");
  }

  @Test
  void missingKeyIsNotFound() {
    assertThatThrownBy(() -> get("missing")).isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void deletedObjectIsGone() {
    put("deleted/one", "x");
    s3.deleteObject(delete -> delete.bucket(BUCKET).key("deleted/one"));
    assertThatThrownBy(() -> get("deleted/one")).isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void deletingWhatIsNotThereSucceeds() {
    s3.deleteObject(delete -> delete.bucket(BUCKET).key("never"));
  }

  @Test
  void wrongSecretIsForbidden() {
    try (var stranger = client(server.port(), "key", "guessed")) {
      assertForbidden(stranger);
    }
  }

  @Test
  void unknownAccessKeyIsForbidden() {
    try (var stranger = client(server.port(), "other", "secret")) {
      assertForbidden(stranger);
    }
  }

  private static void assertForbidden(S3Client stranger) {
    assertThatThrownBy(() -> stranger.listObjectsV2(list -> list.bucket(BUCKET)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
  }

  @Test
  void wrongChecksumIsRefused() {
    assertThatThrownBy(
            () ->
                s3.putObject(
                    put -> put.bucket(BUCKET).key("torn").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                    RequestBody.fromString("not empty")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(400));
    assertThatThrownBy(() -> get("torn")).isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void putIfAbsentKeepsTheFirst() {
    put("once", "first");
    assertThatThrownBy(
            () ->
                s3.putObject(
                    put -> put.bucket(BUCKET).key("once").ifNoneMatch("*"),
                    RequestBody.fromString("second")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    assertThat(get("once")).isEqualTo("first");
  }

  @Test
  void listingPagesThroughMoreThanAThousandKeys() throws IOException {
    // Laid beside the others, since a thousand signed requests take their time.
    var many =
        Files.createDirectories(directory.resolve("objects").resolve(BUCKET).resolve("many"));
    for (var i = 0; i < 1_050; i++) {
      Files.writeString(many.resolve("%04d".formatted(i)), "x");
    }
    var pages = s3.listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix("many/"));

    var keys = pages.contents().stream().map(S3Object::key).toList();

    assertThat(pages.stream().count()).isEqualTo(2);
    assertThat(keys).hasSize(1_050).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void putsAndDeletesInOneDirectoryDoNotDisturbEachOther() throws Exception {
    var expected = new TreeSet<String>();
    var calls = new ArrayList<Callable<Object>>();
    for (var i = 0; i < 200; i++) {
      var kept = "busy/%d/kept".formatted(i);
      var gone = "busy/%d/gone".formatted(i);
      expected.add(kept);
      calls.add(
          () -> {
            put(gone, "x");
            return s3.deleteObject(delete -> delete.bucket(BUCKET).key(gone));
          });
      calls.add(
          () -> {
            put(kept, "x");
            return kept;
          });
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var call : threads.invokeAll(calls)) {
        call.get();
      }
    }
    assertThat(keys("busy/")).isEqualTo(expected);
  }

  private static TreeSet<String> keys(String prefix) {
    return s3.listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void halfWrittenObjectIsInvisible() throws Exception {
    var rest = new CountDownLatch(1);
    var size = 600_000;
    var body = new StallingBody(size, rest);
    var putting =
        Thread.ofVirtual()
            .start(
                () ->
                    s3.putObject(
                        put -> put.bucket(BUCKET).key("half/written"),
                        RequestBody.fromInputStream(body, size)));
    Awaitility.await().until(() -> staged() > 0);

    assertThat(keys("half/")).isEmpty();
    assertThatThrownBy(() -> get("half/written")).isInstanceOf(NoSuchKeyException.class);

    rest.countDown();
    putting.join();
    assertThat(keys("half/")).containsExactly("half/written");
    assertThat(get("half/written")).hasSize(size);
  }

  private static long staged() throws IOException {
    try (var files = Files.walk(directory.resolve("staging"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Gives half of its bytes, the rest when allowed. */
  private static final class StallingBody extends InputStream {

    private final int size;
    private final CountDownLatch rest;
    private int given;

    StallingBody(int size, CountDownLatch rest) {
      this.size = size;
      this.rest = rest;
    }

    @Override
    public int read() throws IOException {
      if (given == size / 2) {
        try {
          rest.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      return given++ < size ? 'x' : -1;
    }
  }

  @Test
  void refusesKeysThatLeaveTheBucket() {
    for (var key : List.of("../../escaped", "a/../../../escaped")) {
      assertThatThrownBy(() -> put(key, "x")).isInstanceOf(S3Exception.class);
    }
    assertThat(directory.resolve("escaped")).doesNotExist();
    assertThat(directory.resolve("objects").resolve("escaped")).doesNotExist();
  }
}
