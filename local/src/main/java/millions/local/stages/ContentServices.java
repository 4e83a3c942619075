package millions.local.stages;

import java.util.List;
import java.util.stream.Stream;
import millions.local.service.ManagedService;
import millions.local.service.Service;
import millions.local.standin.objectstore.ContentLocation;
import millions.local.standin.objectstore.ContentWithMove;
import millions.local.standin.objectstore.DiskLocation;
import millions.local.standin.objectstore.ObjectStoreLocation;

/**
 * The locations of content as services. The one that a stage draws brings along what the others
 * still hold.
 *
 * @param disk of the machine itself
 * @param objects the object store
 * @param others where content may lie that no stage of this backend draws
 */
public record ContentServices(
    ContentLocation disk, ContentLocation objects, List<ContentLocation> others) {

  private static final String NAME = "content";

  /** The disk, and the stand-in for S3. */
  public static ContentServices embedded(RunContext context) {
    return new ContentServices(disk(context), objectServer(context), List.of());
  }

  /** The disk, and objects in another store than the stand-in, which may hold some still. */
  public static ContentServices in(ContentLocation objects, RunContext context) {
    return new ContentServices(disk(context), objects, List.of(objectServer(context)));
  }

  private static ContentLocation disk(RunContext context) {
    return new DiskLocation(context.state().disk());
  }

  private static ContentLocation objectServer(RunContext context) {
    return new ObjectStoreLocation(context.state(), context.secrets(), context.ports().of(NAME));
  }

  Service onDisk() {
    return service(List.of(), disk, objects);
  }

  Service inObjects() {
    return service(List.of(NAME), objects, disk);
  }

  private Service service(List<String> roles, ContentLocation home, ContentLocation other) {
    var elsewhere = Stream.concat(Stream.of(other), others.stream()).toList();
    return new ManagedService<>(
        NAME, roles, used -> new ContentWithMove(home, elsewhere), component -> home.settings());
  }
}
