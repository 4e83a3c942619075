package millions.local.standin.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

  @TempDir Path cache;

  @Test
  void twoRunsUnpackingAtOnceShareOneDirectory() throws Exception {
    Callable<Path> unpack = () -> PostgresBinaries.unpack(cache, told -> {});
    try (var threads = Executors.newFixedThreadPool(2)) {
      var homes = threads.invokeAll(List.of(unpack, unpack));
      assertThat(homes.getFirst().get()).isEqualTo(homes.getLast().get());
      assertThat(homes.getFirst().get().resolve("bin/postgres")).isExecutable();
    }
    try (var left = Files.list(cache)) {
      assertThat(left).hasSize(1);
    }
  }
}
