package millions.local.standin.objectstore;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import millions.backing.content.ContentChoice;
import millions.backing.content.ContentConfig;
import millions.backing.content.ContentPlace;
import millions.backing.content.ContentStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Opens content where the web processes find it: through the application's own adapters. */
public final class ContentStores {

  /** Longer than a request may wait: a move has time, and must not fail for a slow disk. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ContentStores() {}

  static ContentStore disk(Path directory) {
    return ContentChoice.open(new Place(ContentPlace.DISK, () -> directory, null));
  }

  /** The object store the settings name; they must be those a web process gets. */
  public static ContentStore objects(Map<String, String> settings) {
    var bucket = new Bucket(settings.get("MILLIONS_CONTENT_S3_BUCKET"), true, PATIENCE, PATIENCE);
    var key =
        AwsBasicCredentials.create(
            settings.get("AWS_ACCESS_KEY_ID"), settings.get("AWS_SECRET_ACCESS_KEY"));
    return ContentChoice.inS3(
        bucket,
        client ->
            client
                .endpointOverride(URI.create(settings.get("AWS_ENDPOINT_URL_S3")))
                .region(Region.of(settings.get("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(key)));
  }

  private record Place(ContentPlace store, Disk disk, S3 s3) implements ContentConfig {}

  private record Bucket(
      String bucket, boolean pathStyle, Duration attemptTimeout, Duration callTimeout)
      implements ContentConfig.S3 {}
}
