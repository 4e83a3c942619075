package millions.backing.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import millions.backing.BackingConfig;

/** Chooses where content lives by {@code millions.content.store}. */
@ApplicationScoped
public class ContentChoice {

  /** Opens the configured store; the caller closes it. */
  public static ContentStore open(BackingConfig.Content config) {
    return switch (config.store()) {
      case DISK -> new DiskContentStore(config.disk().directory());
      case S3 -> S3ContentStore.open(config.s3());
    };
  }

  @Produces
  @ApplicationScoped
  ContentStore contentStore(BackingConfig config) {
    return open(config.content());
  }

  void close(@Disposes ContentStore store) {
    store.close();
  }
}
