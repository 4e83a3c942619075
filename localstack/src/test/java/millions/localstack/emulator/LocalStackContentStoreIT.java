package millions.localstack.emulator;

import java.nio.file.Path;
import millions.backing.content.ContentStore;
import millions.backing.content.ContentStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The adapter of S3, against LocalStack. */
@ExtendWith(NeedsPython.class)
class LocalStackContentStoreIT implements ContentStoreContract {

  @TempDir static Path state;
  private static Rig rig;
  private static ContentStore store;

  @BeforeAll
  static void start() {
    rig = Rig.started(state);
    try (var s3 = rig.s3()) {
      s3.createBucket(create -> create.bucket("test-bucket"));
    }
    store = rig.content("test-bucket");
  }

  @AfterAll
  static void stop() {
    store.close();
    rig.close();
  }

  @Override
  public ContentStore store() {
    return store;
  }
}
