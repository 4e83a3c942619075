package millions.standins.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class ObjectStoreKillTest {

  @TempDir Path directory;

  @Test
  void acknowledgedObjectsOutliveAKill() throws Exception {
    var port = freePort();
    var first = start(port);
    try (var s3 = ObjectStoreTest.client(port, "key", "secret")) {
      listening(s3);
      for (var i = 0; i < 20; i++) {
        put(s3, "kept/" + i);
      }
      first.destroyForcibly().waitFor();
      // What a kill in the middle of a put leaves.
      var torn = directory.resolve("data/staging/puts/torn");
      Files.writeString(torn, "half of");

      var second = start(port);
      try {
        listening(s3);
        for (var i = 0; i < 20; i++) {
          var key = "kept/" + i;
          var object = s3.getObjectAsBytes(get -> get.bucket("content").key(key));
          assertThat(object.asUtf8String()).isEqualTo(key);
          assertThat(object.response().metadata()).containsEntry("of", key);
        }
        assertThat(torn).doesNotExist();
      } finally {
        second.destroy();
        assertThat(second.waitFor(10, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(Files.readString(log())).contains("content closed");
    } finally {
      first.destroyForcibly();
    }
  }

  @Test
  void badOptionsEndWithTwoAndATakenPortWithOne() throws Exception {
    try (var taken = new ServerSocket(0)) {
      assertThat(exitCode("--prot=1")).isEqualTo(2);
      var port = "--port=" + taken.getLocalPort();
      assertThat(exitCode(port, "--directory=" + directory.resolve("d"), "--bucket=content"))
          .isEqualTo(1);
    }
  }

  private int exitCode(String... options) throws Exception {
    var process = command(options);
    process.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "s"));
    return process
        .redirectErrorStream(true)
        .redirectOutput(new File("/dev/null"))
        .start()
        .waitFor();
  }

  private static ProcessBuilder command(String... options) {
    var line = new ArrayList<>(java());
    line.addAll(List.of(options));
    return new ProcessBuilder(line);
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        ObjectStore.class.getName());
  }

  private Process start(int port) throws IOException {
    var process =
        command("--port=" + port, "--directory=" + directory.resolve("data"), "--bucket=content");
    process
        .environment()
        .putAll(Map.of("AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret"));
    return process
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return directory.resolve("content.log");
  }

  private static void listening(S3Client s3) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> s3.listObjectsV2(list -> list.bucket("content")) != null);
  }

  private static void put(S3Client s3, String key) {
    s3.putObject(
        put -> put.bucket("content").key(key).metadata(Map.of("of", key)),
        RequestBody.fromString(key));
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
