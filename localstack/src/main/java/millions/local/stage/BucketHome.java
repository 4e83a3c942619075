package millions.local.stage;

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
import millions.local.process.Component;
import millions.local.process.Part;
import millions.local.stack.Place;

/**
 * The bucket of the deployed template. A file in the data directory names it as long as content may
 * lie in it, so that no run without LocalStack starts on half of the data.
 */
final class BucketHome implements ContentHome {

  private final StateDirectory state;
  private final Supplier<Place> place;
  private final Supplier<Part.Health> health;

  /**
   * @param place where S3 answers; asked when it runs
   * @param health whether it does
   */
  BucketHome(StateDirectory state, Supplier<Place> place, Supplier<Part.Health> health) {
    this.state = state;
    this.place = place;
    this.health = health;
  }

  /** The bucket in which content of earlier runs lies, if any does. */
  static Optional<String> kept(StateDirectory state) {
    try {
      return Files.exists(file(state))
          ? Optional.of(Files.readString(file(state)).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(StateDirectory state) {
    return state.data().resolve("content-bucket");
  }

  /** From now on content may lie in this bucket. */
  void keep(String bucket) {
    WholeFile.write(file(state), bucket + "\n");
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
    var settings = new LinkedHashMap<>(place.get().environment());
    settings.put(
        "MILLIONS_CONTENT_S3_BUCKET",
        kept(state).orElseThrow(() -> new IllegalStateException("no bucket is deployed")));
    settings.put("MILLIONS_CONTENT_S3_PATH_STYLE", "true");
    return settings;
  }

  @Override
  public Component component() {
    return new BucketPart(() -> place.get().endpoint().getAuthority(), health);
  }

  @Override
  public ContentStore open() {
    return ContentPlaces.objects(settings());
  }

  /** All of it is moved elsewhere then: nothing keeps a run without LocalStack from starting. */
  @Override
  public void whileOpen(Consumer<String> tell, Consumer<ContentStore> work) {
    ContentHome.super.whileOpen(tell, work);
    try {
      Files.delete(file(state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
