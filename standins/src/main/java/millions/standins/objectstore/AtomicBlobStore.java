package millions.standins.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A blob store on the file system in which a put is atomic: an object is there whole or not at all.
 *
 * <p>The plain store writes {@code key-<uuid>} beside the object and renames it: while that goes
 * on, and for ever after a kill in the middle of it, a listing shows the unfinished file as an
 * object. Here it is written in a staging directory of the same file system and renamed from there,
 * with its metadata (extended attributes of the file); what a killed process left in staging is
 * deleted at the next start.
 */
final class AtomicBlobStore extends ForwardingBlobStore {

  private static final String STAGING_BUCKET = "puts";

  private final Path objects;
  private final Path staged;
  private final FilesystemNio2BlobStore staging;

  /** Read: a directory is made and an object moved into it. Write: empty ones may go. */
  private final ReadWriteLock directories = new ReentrantReadWriteLock();

  private AtomicBlobStore(Path objects, Path stagingRoot) {
    super(new FilesystemNio2BlobStore(objects.toString()));
    this.objects = objects;
    this.staged = stagingRoot.resolve(STAGING_BUCKET);
    this.staging = new FilesystemNio2BlobStore(stagingRoot.toString());
    staging.createContainer(STAGING_BUCKET);
  }

  /**
   * Opens the store, creating what is missing and the bucket.
   *
   * @param directory holds {@code objects} (a directory per bucket) and {@code staging}
   */
  static AtomicBlobStore in(Path directory, String bucket) throws IOException {
    var staging = directory.resolve("staging").toAbsolutePath();
    deleteTree(staging);
    Files.createDirectories(staging);
    var objects = Files.createDirectories(directory.resolve("objects").toAbsolutePath());
    var store = new AtomicBlobStore(objects, staging);
    if (!Files.isDirectory(objects.resolve(bucket))) {
      store.createContainer(bucket);
    }
    return store;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest put, InputStream body) {
    var bucket = objects.resolve(put.bucket());
    var target = bucket.resolve(put.key()).normalize();
    if (!Files.isDirectory(bucket)
        || !target.startsWith(bucket)
        || target.equals(bucket)
        || put.key().endsWith("/")
        || put.ifMatch() != null) {
      // Its refusals, directory markers and compare-and-set are the plain store's business.
      return super.putBlob(put, body);
    }
    var name = UUID.randomUUID().toString();
    var done =
        staging.putBlob(
            put.toBuilder().bucket(STAGING_BUCKET).key(name).ifNoneMatch(null).build(), body);
    try {
      show(staged.resolve(name), target, put.ifNoneMatch() != null);
      return done;
    } catch (FileAlreadyExistsException e) {
      throw S3Exceptions.preconditionFailed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deleteQuietly(staged.resolve(name));
    }
  }

  private void show(Path staged, Path target, boolean onlyIfAbsent) throws IOException {
    directories.readLock().lock();
    try {
      Files.createDirectories(target.getParent());
      if (onlyIfAbsent) {
        Files.createLink(target, staged);
      } else {
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      directories.readLock().unlock();
    }
  }

  /** Waits for the puts under way: with the last object the plain store removes its directory. */
  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest delete) {
    directories.writeLock().lock();
    try {
      return super.removeBlob(delete);
    } finally {
      directories.writeLock().unlock();
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The next start empties the staging directory.
      return;
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
