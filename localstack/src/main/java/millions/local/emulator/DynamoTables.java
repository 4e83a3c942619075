package millions.local.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import millions.local.process.StartFailure;

/**
 * DynamoDB Local where a LocalStack process looks for it. LocalStack would download it from places
 * that are no package registry; we take it from Maven Central. Its licence allows development and
 * tests, and nothing else.
 */
final class DynamoTables {

  private static final String VERSION = "2.6.1";
  private static final String RUNNER = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>millions</groupId>
        <artifactId>tables</artifactId>
        <version>1</version>
        <dependencies>
          <dependency>
            <groupId>com.amazonaws</groupId>
            <artifactId>DynamoDBLocal</artifactId>
            <version>%s</version>
          </dependency>
        </dependencies>
      </project>
      """;

  private final Path java;
  private final Path home;
  private final Path jars;
  private final Tool tool;

  /**
   * @param libraries LocalStack's own directory of what it downloads
   */
  DynamoTables(Path libraries, Tool tool) {
    // LocalStack asks for 21 by name; any later one does
    this.java = libraries.resolve("java/21");
    this.home = libraries.resolve("dynamodb-local/2");
    this.jars = home.resolve("DynamoDBLocal_lib");
    this.tool = tool;
  }

  /** Lays it out unless this version is there. */
  void lay(Consumer<String> tell) {
    try {
      linkJava();
      if (Files.exists(stamp()) && Files.readString(stamp()).equals(VERSION)) {
        return;
      }
      tell.accept("DynamoDB Local is being fetched, once: about 50 MB.");
      Files.createDirectories(jars);
      Files.writeString(home.resolve("pom.xml"), POM.formatted(VERSION));
      tool.run("DynamoDB Local", fetching(), home);
      writeJar(home.resolve("DynamoDBLocal.jar"), starting());
      writeJar(home.resolve("ddb-local-loader-0.1.jar"), agent(), EndsWithItsParent.class);
      Files.writeString(stamp(), VERSION);
    } catch (IOException e) {
      throw new StartFailure("DynamoDB Local could not be laid into " + home + ": " + e, e);
    }
  }

  private void linkJava() throws IOException {
    Files.createDirectories(java.getParent());
    Files.deleteIfExists(java);
    Files.createSymbolicLink(java, Path.of(System.getProperty("java.home")));
  }

  private List<String> fetching() {
    return List.of(
        "mvn",
        "-B",
        "-q",
        "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
        "-DoutputDirectory=" + jars);
  }

  private Manifest starting() throws IOException {
    var manifest = manifest();
    try (var files = Files.list(jars)) {
      var path =
          files
              .map(file -> jars.getFileName() + "/" + file.getFileName())
              .filter(name -> name.endsWith(".jar"))
              .sorted()
              .collect(Collectors.joining(" "));
      manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path);
    }
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, RUNNER);
    return manifest;
  }

  private static Manifest agent() {
    var manifest = manifest();
    manifest.getMainAttributes().putValue("Premain-Class", EndsWithItsParent.class.getName());
    return manifest;
  }

  private static Manifest manifest() {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    return manifest;
  }

  private static void writeJar(Path file, Manifest manifest, Class<?>... classes)
      throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (var type : classes) {
        var name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (var bytes = type.getResourceAsStream("/" + name)) {
          bytes.transferTo(jar);
        }
      }
    }
  }

  private Path stamp() {
    return home.resolve("version");
  }
}
