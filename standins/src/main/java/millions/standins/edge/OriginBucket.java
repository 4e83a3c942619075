package millions.standins.edge;

import io.vertx.core.MultiMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket the edge serves static files from and delivers its access log to. Region, endpoint and
 * keys come from the {@code AWS_…} environment. Thread-safe.
 */
final class OriginBucket {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final String bucket;
  private S3Client client;

  OriginBucket(String bucket) {
    this.bucket = bucket;
  }

  /** Made at the first use: the SDK's start costs more than all the rest of the edge. */
  private synchronized S3Client client() {
    if (client == null) {
      client =
          S3Client.builder()
              .forcePathStyle(true)
              .overrideConfiguration(
                  each ->
                      each.apiCallAttemptTimeout(TIMEOUT).apiCallTimeout(TIMEOUT.multipliedBy(2)))
              .build();
    }
    return client;
  }

  /**
   * The object as an answer; empty when there is none, or none that the edge may see.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException when the store cannot be asked
   */
  Optional<EdgeResponse> get(String key) {
    try {
      return Optional.of(answer(client().getObjectAsBytes(get -> get.bucket(bucket).key(key))));
    } catch (S3Exception e) {
      if (e.statusCode() == 404 || e.statusCode() == 403) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static EdgeResponse answer(ResponseBytes<GetObjectResponse> object) {
    var headers = MultiMap.caseInsensitiveMultiMap();
    var about = object.response();
    set(headers, "Content-Type", about.contentType());
    set(headers, "Content-Encoding", about.contentEncoding());
    set(headers, "Cache-Control", about.cacheControl());
    set(headers, "ETag", about.eTag());
    return new EdgeResponse(200, headers, object.asByteArrayUnsafe(), ResultType.MISS);
  }

  private static void set(MultiMap headers, String name, String value) {
    if (value != null) {
      headers.set(name, value);
    }
  }

  /**
   * Stores a file under the key, replacing what was there.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException when the store does not take it
   */
  void put(String key, Path file) {
    client()
        .putObject(
            put -> put.bucket(bucket).key(key).contentType("text/plain; charset=UTF-8"),
            RequestBody.fromFile(file));
  }
}
