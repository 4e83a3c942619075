package millions.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import millions.ladder.ProjectDirectory;

/**
 * Where a run keeps its things: {@code .millions/} in the project, or what {@code MILLIONS_HOME}
 * names. {@code data/} survives runs, {@code run/} describes the present one, {@code cache/} can be
 * made again from the class path.
 */
public record StateDirectory(Path root) {

  public StateDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** That of the project the launcher started us in. */
  public static StateDirectory ofThisProject() {
    var chosen = System.getenv("MILLIONS_HOME");
    return chosen == null || chosen.isBlank()
        ? new StateDirectory(ProjectDirectory.root().resolve(".millions"))
        : new StateDirectory(Path.of(chosen));
  }

  public Path data() {
    return root.resolve("data");
  }

  public Path run() {
    return root.resolve("run");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path cache() {
    return root.resolve("cache");
  }

  public Path topology() {
    return run().resolve("topology.json");
  }

  /** The balancer's listener configuration. */
  public Path listener() {
    return run().resolve("listener.json");
  }

  public Path disk() {
    return data().resolve("content");
  }

  public Path objects() {
    return data().resolve("content-s3");
  }

  /** Makes the directories; others on this machine may look into none of them. */
  public void create() {
    try {
      for (var directory : new Path[] {data(), run(), logs(), cache()}) {
        Files.createDirectories(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets all data. Only when nothing runs. */
  public void forgetData() {
    if (!Files.exists(data())) {
      return;
    }
    try {
      Files.walkFileTree(data(), new DeleteAll());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class DeleteAll extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
