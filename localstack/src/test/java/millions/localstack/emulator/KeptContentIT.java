package millions.localstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import millions.backing.BackingUnavailable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What was acknowledged outlives the process that acknowledged it. */
@ExtendWith(NeedsPython.class)
class KeptContentIT {

  private static final String STACK =
      """
      {"Resources": {"Content": {"Type": "AWS::S3::Bucket",
        "Properties": {"VersioningConfiguration": {"Status": "Enabled"}}}}}
      """;

  @TempDir private Path state;

  @Test
  void aKillAmidWritersLosesNothingAcknowledged() throws Exception {
    try (var rig = Rig.started(state)) {
      makeBucket(rig, "content");
      var acknowledged = new AtomicInteger();
      try (var store = rig.content("content");
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var writers =
            IntStream.range(0, 4)
                .mapToObj(i -> new ContentWriter(store, "writer-" + i, acknowledged))
                .toList();
        var running = writers.stream().map(threads::submit).toList();
        Awaitility.await().until(() -> acknowledged.get() > 300);
        rig.kill();
        for (var writer : running) {
          writer.get();
        }
        rig.awaitAnswer();
        assertThat(rig.emulator().lives()).isEqualTo(2);
        writers.forEach(writer -> writer.assertNothingIsLost(store));
      }
    }
  }

  @Test
  void stopAndStartBringBackAllOfIt() throws IOException {
    try (var rig = Rig.started(state);
        var s3 = rig.s3()) {
      for (var bucket : new String[] {"content", "deleted", "cdk-assets"}) {
        s3.createBucket(create -> create.bucket(bucket));
      }
      s3.deleteBucket(delete -> delete.bucket("deleted"));
      s3.putObject(
          put ->
              put.bucket("content")
                  .key("described")
                  .contentType("text/css; charset=UTF-8")
                  .cacheControl("public")
                  .metadata(Map.of("of", "me")),
          RequestBody.fromString("body {}"));
      put(s3, "older-than-versions", "1");
      s3.putBucketVersioning(
          put ->
              put.bucket("content")
                  .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED)));
      put(s3, "replaced", "1");
      put(s3, "replaced", "2");
      put(s3, "deleted", "1");
      s3.deleteObject(delete -> delete.bucket("content").key("deleted"));
    }
    try (var rig = Rig.started(state);
        var s3 = rig.s3()) {
      assertThat(s3.listBuckets().buckets()).extracting(Bucket::name).containsExactly("content");
      var described = s3.getObjectAsBytes(get -> get.bucket("content").key("described"));
      assertThat(described.asUtf8String()).isEqualTo("body {}");
      assertThat(described.response().contentType()).isEqualTo("text/css; charset=UTF-8");
      assertThat(described.response().cacheControl()).isEqualTo("public");
      assertThat(described.response().metadata()).containsEntry("of", "me");
      assertThat(get(s3, "older-than-versions")).isEqualTo("1");
      assertThat(get(s3, "replaced")).isEqualTo("2");
      assertThatThrownBy(() -> get(s3, "deleted")).isInstanceOf(NoSuchKeyException.class);
      assertThat(s3.getBucketVersioning(it -> it.bucket("content")).status())
          .isEqualTo(BucketVersioningStatus.ENABLED);
      assertOnlyWhatIsCurrentIsThere(s3);
      assertThatThrownBy(
              () ->
                  s3.putObject(
                      put -> put.bucket("content").key("replaced").ifNoneMatch("*"),
                      RequestBody.fromString("3")))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    }
  }

  private void assertOnlyWhatIsCurrentIsThere(S3Client s3) throws IOException {
    var all = s3.listObjectVersions(list -> list.bucket("content"));
    assertThat(all.deleteMarkers()).isEmpty();
    assertThat(all.versions())
        .extracting(ObjectVersion::key)
        .containsExactly("described", "older-than-versions", "replaced");
    assertThat(keptObjects()).hasSize(3);
  }

  @Test
  void aClockSetBackDoesNotBringBackAnOlderText() throws IOException {
    try (var rig = Rig.started(state);
        var s3 = rig.s3()) {
      makeBucket(rig, "content");
      s3.putBucketVersioning(
          put ->
              put.bucket("content")
                  .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED)));
      put(s3, "replaced", "older");
      rig.kill();
      for (var object : keptObjects()) {
        writtenADayLater(object);
      }
      rig.awaitAnswer();
      put(s3, "replaced", "newer");
      rig.kill();
      rig.awaitAnswer();
      assertThat(get(s3, "replaced")).isEqualTo("newer");
    }
  }

  private List<Path> keptObjects() throws IOException {
    try (var files = Files.list(state.resolve("data/localstack/buckets/content/objects"))) {
      return files.toList();
    }
  }

  /** Python's pickle has the number there: 0x8A, how many bytes, the lowest first. */
  private static void writtenADayLater(Path object) throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(object)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getShort(11)).isEqualTo((short) 0x088A);
    bytes.putLong(13, bytes.getLong(13) + Duration.ofDays(1).toNanos());
    Files.write(object, bytes.array());
  }

  @Test
  void whatCannotBeKeptIsRefusedAndNotSeen() throws IOException {
    var drafts = state.resolve("data/localstack/drafts");
    try (var rig = Rig.started(state)) {
      makeBucket(rig, "content");
      try (var store = rig.content("content")) {
        store.put("a/first", bytes("1"));
        // no draft can be written, as on a full disk
        Files.delete(drafts);
        Files.createFile(drafts);
        assertThatThrownBy(() -> store.put("a/first", bytes("22")))
            .isInstanceOf(BackingUnavailable.class);
        assertThatThrownBy(() -> store.put("a/second", bytes("2")))
            .isInstanceOf(BackingUnavailable.class);
        assertThat(store.get("a/first")).hasValue(bytes("1"));
        assertThat(store.get("a/second")).isEmpty();
        Files.delete(drafts);
        Files.createDirectory(drafts);
        store.put("a/third", bytes("3"));
        rig.kill();
        rig.awaitAnswer();
        assertThat(store.get("a/first")).hasValue(bytes("1"));
        assertThat(store.get("a/second")).isEmpty();
        assertThat(store.get("a/third")).hasValue(bytes("3"));
      }
    }
  }

  @Test
  void aStackDeployedAgainFindsItsBucketUntilTheBucketIsDeleted() throws IOException {
    try (var rig = Rig.started(state);
        var stacks = rig.stacks();
        var s3 = rig.s3()) {
      var stack = new Stack(stacks, "ladder", STACK);
      stack.create();
      var bucket = stack.physicalName("Content");
      s3.putObject(put -> put.bucket(bucket).key("k"), RequestBody.fromString("kept"));
      rig.kill();
      rig.awaitAnswer();

      stack.create();
      assertThat(stack.physicalName("Content")).isEqualTo(bucket);
      assertThat(s3.getObjectAsBytes(get -> get.bucket(bucket).key("k")).asUtf8String())
          .isEqualTo("kept");

      empty(s3, bucket);
      stack.delete();
      assertThat(Files.readString(state.resolve("data/localstack/names.json"))).isEqualTo("{}");
      assertThat(state.resolve("data/localstack/buckets")).isEmptyDirectory();
      stack.create();
      assertThat(stack.physicalName("Content")).isNotEqualTo(bucket);
    }
  }

  private static void empty(S3Client s3, String bucket) {
    var versions = s3.listObjectVersions(list -> list.bucket(bucket)).versions();
    assertThat(versions).isNotEmpty();
    versions.forEach(
        it -> s3.deleteObject(d -> d.bucket(bucket).key(it.key()).versionId(it.versionId())));
  }

  private static void makeBucket(Rig rig, String name) {
    try (var s3 = rig.s3()) {
      s3.createBucket(create -> create.bucket(name));
    }
  }

  private static void put(S3Client s3, String key, String text) {
    s3.putObject(put -> put.bucket("content").key(key), RequestBody.fromString(text));
  }

  private static String get(S3Client s3, String key) {
    return s3.getObjectAsBytes(get -> get.bucket("content").key(key)).asUtf8String();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
