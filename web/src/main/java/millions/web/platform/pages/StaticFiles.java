package millions.web.platform.pages;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import millions.backing.BackingUnavailable;
import millions.backing.content.ContentStore;
import org.jboss.logging.Logger;

/**
 * The files every page needs. Each is named by its own content, so it may be cached for ever, and
 * is pushed to the content store under that name: an edge serves it from there without asking a web
 * process (push CDN). Old names stay, for pages still open. Thread-safe.
 */
@ApplicationScoped
class StaticFiles {

  private static final Logger LOG = Logger.getLogger(StaticFiles.class);
  private static final List<String> NAMES = List.of("app.css", "app.js", "icon.svg");

  /** A file of this release. */
  record File(String hashedName, byte[] bytes, String mediaType) {}

  private final Map<String, File> byName;
  private final Map<String, File> byHashedName;
  private final ContentStore content;

  StaticFiles(ContentStore content) {
    this.content = content;
    this.byName = NAMES.stream().collect(Collectors.toMap(name -> name, StaticFiles::read));
    this.byHashedName =
        byName.values().stream().collect(Collectors.toMap(File::hashedName, file -> file));
  }

  private static File read(String name) {
    try (var in = StaticFiles.class.getResourceAsStream("/static-files/" + name)) {
      var bytes = in.readAllBytes();
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      var dot = name.lastIndexOf('.');
      var hashed =
          name.substring(0, dot) + "-" + HexFormat.of().formatHex(hash, 0, 6) + name.substring(dot);
      return new File(hashed, bytes, mediaType(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static String mediaType(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".css" -> "text/css; charset=UTF-8";
      case ".js" -> "text/javascript; charset=UTF-8";
      case ".svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException(name);
    };
  }

  void push(@Observes StartupEvent event) {
    // A platform thread, as all that runs while classes are still being initialized: see WarmUps.
    Thread.ofPlatform()
        .daemon()
        .name("push-static-files")
        .start(
            () -> {
              try {
                // Same name, same bytes: writing them again mends what an older release stored
                // otherwise.
                byHashedName.forEach((name, file) -> content.put("static/" + name, file.bytes()));
              } catch (BackingUnavailable e) {
                LOG.infof("static files not pushed, served from here: %s", e.getMessage());
              }
            });
  }

  /** The address of a file of this release. */
  String url(String name) {
    return "/static/" + byName.get(name).hashedName();
  }

  /** A file of this release, or one an older release pushed. */
  Optional<File> find(String hashedName) {
    var file = byHashedName.get(hashedName);
    if (file != null) {
      return Optional.of(file);
    }
    if (!hashedName.matches("[a-z]+-[0-9a-f]{12}\\.(css|js|svg)")) {
      return Optional.empty();
    }
    return content
        .get("static/" + hashedName)
        .map(bytes -> new File(hashedName, bytes, mediaType(hashedName)));
  }
}
