package millions.localstack.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import millions.backing.content.ContentStore;
import millions.local.service.InstanceStatus;
import millions.local.service.Supervised;
import millions.local.standin.objectstore.ContentLocation;
import millions.local.standin.objectstore.ContentStores;
import millions.local.state.AtomicFile;
import millions.local.state.StateDirectory;

/**
 * The bucket of the deployed template. A file in the data directory names it as long as content may
 * lie in it, so that no run without LocalStack starts on half of the data.
 */
public final class BucketLocation implements ContentLocation {

  /** The LocalStack that a run starts itself, whose buckets lie in the data directory. */
  static final String OURS = "ours";

  private final StateDirectory state;
  private final Supplier<LocalStackEndpoint> place;
  private final Supplier<InstanceStatus.Health> health;

  /**
   * @param place where S3 answers; asked when it runs
   * @param health whether it does
   */
  BucketLocation(
      StateDirectory state,
      Supplier<LocalStackEndpoint> place,
      Supplier<InstanceStatus.Health> health) {
    this.state = state;
    this.place = place;
    this.health = health;
  }

  /**
   * A bucket in which content of earlier runs may lie.
   *
   * @param where {@link #OURS}, or the endpoint of a LocalStack that was given
   */
  public record Kept(String bucket, String where) {

    /** How one goes on with it. */
    public String option() {
      return where.equals(OURS)
          ? "--backend localstack"
          : "--backend localstack --endpoint " + where;
    }
  }

  public static Optional<Kept> kept(StateDirectory state) {
    try {
      if (!Files.exists(file(state))) {
        return Optional.empty();
      }
      var lines = Files.readAllLines(file(state));
      return Optional.of(new Kept(lines.get(0), lines.get(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(StateDirectory state) {
    return state.data().resolve("content-bucket");
  }

  /** From now on content may lie in this bucket. */
  void keep(Kept kept) {
    AtomicFile.write(file(state), kept.bucket() + "\n" + kept.where() + "\n");
  }

  @Override
  public String name() {
    return "the bucket in LocalStack";
  }

  @Override
  public boolean mayHoldContent() {
    return kept(state).isPresent();
  }

  @Override
  public Map<String, String> settings() {
    var settings = new LinkedHashMap<>(place.get().environmentForS3());
    settings.put(
        "MILLIONS_CONTENT_S3_BUCKET",
        kept(state)
            .map(Kept::bucket)
            .orElseThrow(() -> new IllegalStateException("no bucket is deployed")));
    settings.put("MILLIONS_CONTENT_S3_PATH_STYLE", "true");
    return settings;
  }

  @Override
  public Supervised component() {
    return new DeployedBucket(() -> place.get().endpoint().getAuthority(), health);
  }

  @Override
  public ContentStore open() {
    return ContentStores.objects(settings());
  }

  /** All of it is moved elsewhere then: nothing keeps a run without LocalStack from starting. */
  @Override
  public void whileOpen(Consumer<String> tell, Consumer<ContentStore> work) {
    ContentLocation.super.whileOpen(tell, work);
    try {
      Files.delete(file(state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
