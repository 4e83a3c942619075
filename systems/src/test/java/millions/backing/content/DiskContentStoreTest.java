package millions.backing.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import millions.backing.BackingUnavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskContentStoreTest implements ContentStoreContract {

  @TempDir Path directory;
  private ContentStore store;

  @BeforeEach
  void open() {
    store = new DiskContentStore(directory);
  }

  @Override
  public ContentStore store() {
    return store;
  }

  @Test
  void whatACrashLeftUnfinishedIsNoObject() throws IOException {
    Files.createDirectories(directory.resolve(".unfinished"));
    Files.writeString(directory.resolve(".unfinished/draft"), "half");
    try (var entries = store.list("")) {
      assertThat(entries).isEmpty();
    }
  }

  @Test
  void aDiskThatCannotBeWrittenIsUnavailable() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "in the way");
    var blocked = new DiskContentStore(file);
    assertThatThrownBy(() -> blocked.put("a/b", new byte[1]))
        .isInstanceOf(BackingUnavailable.class);
  }
}
