package millions.backing.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Chooses where content lives by {@code millions.content.store}. */
@ApplicationScoped
public class ContentChoice {

  /** Opens the configured store; the caller closes it. */
  public static ContentStore open(ContentConfig config) {
    return switch (config.store()) {
      case DISK -> new DiskContentStore(config.disk().directory());
      case S3 -> inS3(config.s3(), asTheEnvironmentSays -> {});
    };
  }

  /**
   * Opens a bucket that is found otherwise than the environment of this process says: as a move
   * between two object stores asks for. The caller closes it.
   *
   * @param otherwise sets endpoint, region and credentials
   */
  public static ContentStore inS3(ContentConfig.S3 config, Consumer<S3ClientBuilder> otherwise) {
    return S3ContentStore.open(config, otherwise);
  }

  @Produces
  @ApplicationScoped
  ContentStore contentStore(ContentConfig config) {
    return open(config);
  }

  void close(@Disposes ContentStore store) {
    store.close();
  }
}
