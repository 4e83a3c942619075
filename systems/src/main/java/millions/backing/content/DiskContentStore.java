package millions.backing.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import millions.backing.BackingUnavailable;

/** Content as files of the machine's own disk. */
final class DiskContentStore implements ContentStore {

  private static final String UNFINISHED = ".unfinished";

  private final Path root;
  private final Path unfinished;

  DiskContentStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.unfinished = this.root.resolve(UNFINISHED);
  }

  @Override
  public void put(String key, byte[] bytes) {
    var file = file(key);
    try {
      Files.createDirectories(unfinished);
      var draft = unfinished.resolve(UUID.randomUUID().toString());
      try (var channel =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      moveInto(draft, file);
    } catch (IOException e) {
      throw new BackingUnavailable("content", e);
    }
  }

  private static void moveInto(Path draft, Path file) throws IOException {
    while (true) {
      Files.createDirectories(file.getParent());
      try {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        // The rename is durable only when its directory is: rename(2) promises order, not
        // persistence.
        try (var directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
          directory.force(true);
        }
        return;
      } catch (NoSuchFileException e) {
        // A concurrent delete removed the directory it had just emptied.
        if (!Files.exists(draft)) {
          throw e;
        }
      }
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    try {
      return Optional.of(Files.readAllBytes(file(key)));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new BackingUnavailable("content", e);
    }
  }

  @Override
  public void delete(String key) {
    try {
      var file = file(key);
      Files.deleteIfExists(file);
      for (var dir = file.getParent(); !dir.equals(root); dir = dir.getParent()) {
        Files.deleteIfExists(dir);
      }
    } catch (DirectoryNotEmptyException e) {
      // Other objects live beside it.
    } catch (IOException e) {
      throw new BackingUnavailable("content", e);
    }
  }

  @Override
  public Stream<Entry> list(String prefix) {
    if (!Files.isDirectory(root)) {
      return Stream.empty();
    }
    try (var files = Files.walk(start(prefix))) {
      return files
          .filter(file -> !file.startsWith(unfinished) && Files.isRegularFile(file))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(key -> key.startsWith(prefix))
          .sorted()
          .toList()
          .stream()
          .flatMap(this::entry);
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new BackingUnavailable("content", e);
    }
  }

  private Path start(String prefix) {
    var directory = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1)).normalize();
    return directory.startsWith(root) && Files.isDirectory(directory) ? directory : root;
  }

  private Stream<Entry> entry(String key) {
    try {
      var file = root.resolve(key);
      return Stream.of(
          new Entry(key, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      return Stream.empty();
    } catch (IOException e) {
      throw new BackingUnavailable("content", e);
    }
  }

  private Path file(String key) {
    return root.resolve(ContentKey.checked(key));
  }
}
