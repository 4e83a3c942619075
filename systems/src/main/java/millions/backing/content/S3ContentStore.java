package millions.backing.content;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import millions.backing.BackingUnavailable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Content as objects of one bucket. */
final class S3ContentStore implements ContentStore {

  private final S3Client s3;
  private final String bucket;

  private S3ContentStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  static S3ContentStore open(ContentConfig.S3 config, Consumer<S3ClientBuilder> otherwise) {
    var builder =
        S3Client.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(64)
                    .connectionTimeout(config.attemptTimeout())
                    .connectionAcquisitionTimeout(config.attemptTimeout())
                    .socketTimeout(config.attemptTimeout()))
            .forcePathStyle(config.pathStyle())
            .overrideConfiguration(
                override ->
                    override
                        .apiCallAttemptTimeout(config.attemptTimeout())
                        .apiCallTimeout(config.callTimeout())
                        .retryStrategy(retries -> retries.maxAttempts(2)));
    otherwise.accept(builder);
    return new S3ContentStore(builder.build(), config.bucket());
  }

  @Override
  public void put(String key, byte[] bytes) {
    ContentKey.checked(key);
    answered(
        () ->
            s3.putObject(
                put -> ServedObject.describe(put.bucket(bucket).key(key), key),
                RequestBody.fromBytes(bytes)));
  }

  @Override
  public Optional<byte[]> get(String key) {
    ContentKey.checked(key);
    return answered(
        () -> {
          try {
            return Optional.of(
                s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe());
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void delete(String key) {
    ContentKey.checked(key);
    answered(() -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
  }

  @Override
  public Stream<Entry> list(String prefix) {
    var pages = s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).iterator();
    return Stream.generate(() -> answered(() -> pages.hasNext() ? pages.next() : null))
        .takeWhile(Objects::nonNull)
        .flatMap(page -> page.contents().stream())
        .map(object -> new Entry(object.key(), object.size(), object.lastModified()));
  }

  private static <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new BackingUnavailable("content", e);
    }
  }

  @Override
  public void close() {
    s3.close();
  }
}
