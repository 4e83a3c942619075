package millions.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import millions.backing.cache.CacheStore;
import millions.backing.content.ContentPlace;
import millions.backing.sql.DatabaseShape;
import millions.ladder.Stage;
import millions.local.process.StartFailure;
import millions.local.service.ProcessService;
import millions.local.stages.ContentServices;
import millions.local.stages.DrawnStage;
import millions.local.stages.LocalServices;
import millions.local.stages.Pictures;
import millions.local.stages.RunContext;
import millions.local.state.StateDirectory;
import millions.standins.balancer.HealthCheckConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runner, template and laddered files tell the web process of a stage the same. */
class StageTemplateTest {

  private static final List<TargetTracking> NONE = List.of();
  private static final List<ScheduledAction> NEVER = List.of();

  @TempDir private Path directory;

  static Stream<Stage> stages() {
    return Arrays.stream(Stage.values()).filter(Stage::isBuilt);
  }

  private static StageTemplate template(Stage stage) {
    return StageTemplate.of(stage, Path.of(".."));
  }

  private DrawnStage drawn(Stage stage) {
    var state = new StateDirectory(directory);
    state.create();
    var context = RunContext.of(state, 8081, Path.of("web.jar"));
    var services = new LocalServices(context, template(stage), ContentServices.embedded(context));
    return Pictures.of(stage).draw(services);
  }

  private ProcessService web(Stage stage) {
    return (ProcessService)
        drawn(stage).services().stream()
            .filter(service -> service.name().equals("web"))
            .findFirst()
            .orElseThrow();
  }

  private Map<String, String> here(Stage stage) {
    return web(stage).process("web-1").environment();
  }

  @ParameterizedTest
  @MethodSource("stages")
  void whatRunsHereIsToldExactlyWhatTheTemplateTells(Stage stage) {
    var told = new TreeSet<>(here(stage).keySet());
    told.removeAll(ProgramDefinition.STAND_IN_ONLY.keySet());

    assertThat(told)
        .containsExactlyElementsOf(
            new TreeSet<>(template(stage).program("web").settings().keySet()));
  }

  /** No path and no address of a machine on AWS slips through. */
  @ParameterizedTest
  @MethodSource("stages")
  void takesFromTheTemplateItselfOnlyWhatIsTrueHereToo(Stage stage) {
    var here = here(stage);
    var taken =
        template(stage).program("web").settings().entrySet().stream()
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
    var told = template(stage).program("web").settings().keySet();
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

  @ParameterizedTest
  @MethodSource("stages")
  void whatStandsHereIsWhatTheTemplateHas(Stage stage) {
    var template = template(stage);
    assertThat(template.programs()).containsOnlyKeys("web");
    assertThat(template.buckets())
        .extracting(BucketDefinition::name)
        .isEqualTo(
            stage == Stage.SINGLE_BOX ? List.of() : List.of("AccessLogsBucket", "ContentBucket"));
    assertThat(template.queues()).isEmpty();
    assertThat(template.tables()).isEmpty();
    assertThat(template.functions()).isEmpty();
    assertThat(template.schedules()).isEmpty();
  }

  /** As many web processes and the same balancer as in the template. */
  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"LOAD_BALANCED", "CACHED_READS"})
  void processesBehindTheBalancerAreThoseOfTheTemplate(Stage stage) {
    var template = template(stage);
    assertThat(template.scaling("web")).contains(new ScalingDefinition(2, 3, 2, NONE, NEVER));
    assertThat(web(stage).roles()).containsExactly("web-1", "web-2");
    var group = template.listener().orElseThrow().targetGroups().getFirst();
    assertThat(group.name()).isEqualTo("web");
    assertThat(group.slowStart()).isEqualTo(Duration.ofSeconds(10));
    assertThat(group.stickiness()).isEqualTo(Duration.ofDays(1));
    assertThat(group.healthCheck()).isEqualTo(HealthCheckConfiguration.DEFAULT);
    assertThat(drawn(stage).listener()).isEqualTo(template.listener());
  }

  @Test
  void aMachineWithoutABalancerHasNoListener() {
    assertThat(template(Stage.SINGLE_BOX).listener()).isEmpty();
    assertThat(template(Stage.SINGLE_BOX).scaling("web")).isEmpty();
    assertThat(drawn(Stage.SEPARATE_DATA).listener()).isEmpty();
  }

  @Test
  void anAbsentTemplateIsNamed() {
    assertThatThrownBy(() -> StageTemplate.of(Stage.CACHED_READS, directory))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("infra/templates/stage4.json");
  }

  @Test
  void whatOnlyOneSideKnowsStopsTheStart() {
    var web =
        new ProgramDefinition(
            "web", Map.of("MILLIONS_SQL_PRIMARY_URL", "jdbc:postgresql://?"), Map.of());

    assertThatThrownBy(() -> web.filledFrom(Map.of()))
        .hasMessageContaining("MILLIONS_SQL_PRIMARY_URL");
    assertThatThrownBy(
            () ->
                web.filledFrom(
                    Map.of("MILLIONS_SQL_PRIMARY_URL", "jdbc:x", "MILLIONS_MOON", "full")))
        .hasMessageContaining("MILLIONS_MOON");
  }
}
