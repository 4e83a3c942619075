package millions.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import millions.backing.cache.CacheStore;
import millions.backing.content.ContentPlace;
import millions.backing.sql.DatabaseShape;
import millions.ladder.Stage;
import millions.local.service.ProcessService;
import millions.local.stages.ContentServices;
import millions.local.stages.LocalServices;
import millions.local.stages.Pictures;
import millions.local.stages.RunContext;
import millions.local.state.StateDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runner, template and laddered files tell the web process of a stage the same. */
class StageTemplateTest {

  @TempDir private Path directory;

  static Stream<Stage> stages() {
    return Arrays.stream(Stage.values()).filter(Stage::isBuilt);
  }

  private static StageTemplate template(Stage stage) {
    return StageTemplate.of(stage, Path.of(".."));
  }

  private Map<String, String> here(Stage stage) {
    var state = new StateDirectory(directory);
    state.create();
    var context = RunContext.of(state, 8081, Path.of("web.jar"));
    var services = new LocalServices(context, template(stage), ContentServices.embedded(context));
    var web =
        Pictures.of(stage).draw(services).services().stream()
            .filter(service -> service.name().equals("web"))
            .findFirst()
            .orElseThrow();
    return ((ProcessService) web).process("web-1").environment();
  }

  @ParameterizedTest
  @MethodSource("stages")
  void whatRunsHereIsToldExactlyWhatTheTemplateTells(Stage stage) {
    var told = new TreeSet<>(here(stage).keySet());
    told.removeAll(StageTemplate.STAND_IN_ONLY.keySet());

    assertThat(told).containsExactlyElementsOf(new TreeSet<>(template(stage).settings().keySet()));
  }

  /** No path and no address of a machine on AWS slips through. */
  @ParameterizedTest
  @MethodSource("stages")
  void takesFromTheTemplateItselfOnlyWhatIsTrueHereToo(Stage stage) {
    var here = here(stage);
    var taken =
        template(stage).settings().entrySet().stream()
            .filter(setting -> here.get(setting.getKey()).equals(setting.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var expected =
        new HashMap<>(
            Map.of(
                "QUARKUS_PROFILE", "stage" + stage.number(),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "MILLIONS_SQL_USERNAME", "millions"));
    if (stage != Stage.SINGLE_BOX) {
      expected.put("AWS_REGION", "us-east-1");
    }

    assertThat(taken).isEqualTo(expected);
  }

  /** The laddered file chooses; the template says where the chosen thing is, and nothing else. */
  @ParameterizedTest
  @MethodSource("stages")
  void tellsWhereThatIsWhatTheLadderedFileChose(Stage stage) {
    var told = template(stage).settings().keySet();
    var config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withDefaultValue("smallrye.config.profile", "stage" + stage.number())
            .addPropertiesSources()
            .build();
    var content = config.getValue("millions.content.store", ContentPlace.class);
    var cache = config.getValue("millions.cache.store", CacheStore.class);
    var database = config.getValue("millions.sql.database", DatabaseShape.class);

    assertThat(told.contains("MILLIONS_CONTENT_S3_BUCKET")).isEqualTo(content == ContentPlace.S3);
    assertThat(told.contains("MILLIONS_CONTENT_DISK_DIRECTORY"))
        .isEqualTo(content == ContentPlace.DISK);
    assertThat(told.contains("MILLIONS_CACHE_REDIS_URI")).isEqualTo(cache == CacheStore.REDIS);
    assertThat(told.contains("MILLIONS_SQL_REPLICA_URLS"))
        .isEqualTo(database == DatabaseShape.PRIMARY_WITH_REPLICAS);
    var chosen =
        Stream.of("stage1", "stage2", "stage3", "stage4")
            .flatMap(profile -> ladderedNames(profile))
            .collect(Collectors.toSet());
    assertThat(told).doesNotContainAnyElementsOf(chosen);
  }

  private static Stream<String> ladderedNames(String profile) {
    try {
      var file =
          StageTemplateTest.class.getResource(
              "/META-INF/microprofile-config-%s.properties".formatted(profile));
      return new PropertiesConfigSource(file)
          .getPropertyNames().stream()
              .map(name -> name.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatOnlyOneSideKnowsStopsTheStart() {
    var template =
        new StageTemplate(Map.of("MILLIONS_SQL_PRIMARY_URL", "jdbc:postgresql://?"), Map.of());

    assertThatThrownBy(() -> template.filledFrom(Map.of()))
        .hasMessageContaining("MILLIONS_SQL_PRIMARY_URL");
    assertThatThrownBy(
            () ->
                template.filledFrom(
                    Map.of("MILLIONS_SQL_PRIMARY_URL", "jdbc:x", "MILLIONS_MOON", "full")))
        .hasMessageContaining("MILLIONS_MOON");
  }
}
