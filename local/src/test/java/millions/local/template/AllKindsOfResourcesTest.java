package millions.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import millions.local.process.StartFailure;
import millions.local.template.BucketDefinition.Expiry;
import millions.local.template.BucketDefinition.Notification;
import millions.local.template.QueueDefinition.DeadLetters;
import millions.local.template.TableDefinition.Index;
import millions.local.template.TableDefinition.Key;
import millions.standins.balancer.HealthCheckConfiguration;
import millions.standins.balancer.HttpHeaderCondition;
import millions.standins.balancer.ListenerRule;
import millions.standins.balancer.LoadBalancingAlgorithm;
import millions.standins.balancer.WeightedTargetGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template with every kind of resource that a stage may have, also those of stages to come. */
class AllKindsOfResourcesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final StageTemplate template = read(all());

  private static ObjectNode all() {
    try (var file = AllKindsOfResourcesTest.class.getResourceAsStream("all-kinds.json")) {
      return (ObjectNode) JSON.readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StageTemplate read(JsonNode template) {
    return StageTemplate.of("all-kinds.json", template, value -> Optional.empty());
  }

  @Test
  void eachProgramGetsItsOwnSettings() {
    assertThat(template.programs()).containsOnlyKeys("read-api", "worker");
    var reads = template.program("read-api");
    assertThat(reads.settings())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "MILLIONS_PROCESS_NAME", "read-api-?",
                "AWS_REGION", "us-east-1",
                "MILLIONS_JOBS_QUEUE", "?",
                "MILLIONS_SQL_PASSWORD_FILE", "/run/millions/sql-password"));
    assertThat(reads.passwordOf("MILLIONS_SQL_PASSWORD_FILE"))
        .contains(new SecretField("?", "password"));
    assertThat(template.program("worker").settings()).containsEntry("MILLIONS_WORKER_THREADS", "4");
    assertThat(template.program("worker").passwords()).isEmpty();
  }

  @Test
  void whatIsDeployedIsKnown() {
    var deployed =
        StageTemplate.of(
            "the stack",
            all(),
            value -> Optional.of(value.path("Ref").asText()).filter(ref -> !ref.isEmpty()));

    assertThat(deployed.program("read-api").settings())
        .containsEntry("MILLIONS_JOBS_QUEUE", "Jobs0B0B0B0B");
    assertThat(deployed.functions().getFirst().settings())
        .containsEntry("MILLIONS_PHOTOS_BUCKET", "Photos");
  }

  @Test
  void programsScaleByTheirOwnRules() {
    assertThat(template.scaling("read-api"))
        .contains(
            new ScalingDefinition(
                2,
                6,
                3,
                List.of(new TargetTracking("ASGAverageCPUUtilization", 50, true)),
                List.of(
                    new ScheduledAction(
                        "0 8 * * 1-5",
                        "Europe/Berlin",
                        OptionalInt.of(4),
                        OptionalInt.empty(),
                        OptionalInt.empty()))));
    assertThat(template.scaling("worker"))
        .contains(
            new ScalingDefinition(
                0,
                4,
                0,
                List.of(new TargetTracking("Millions/BacklogPerWorker", 100.5, false)),
                List.of()));
    assertThat(template.scaling("web")).isEmpty();
  }

  @Test
  void theListenerForwardsByItsRules() {
    var listener = template.listener().orElseThrow();

    assertThat(listener.defaultForward()).containsExactly(new WeightedTargetGroup("worker", 1));
    assertThat(listener.rules())
        .containsExactly(
            new ListenerRule(
                20,
                List.of("/api/*"),
                List.of("GET", "HEAD"),
                List.of(new HttpHeaderCondition("Accept", List.of("*json*"))),
                List.of(
                    new WeightedTargetGroup("read-api", 3), new WeightedTargetGroup("worker", 1))));
    assertThat(listener.targetGroups()).hasSize(2);
    var reads = listener.targetGroups().getFirst();
    assertThat(reads.name()).isEqualTo("read-api");
    assertThat(reads.stickiness()).isEqualTo(Duration.ofHours(1));
    assertThat(reads.algorithm()).isEqualTo(LoadBalancingAlgorithm.LEAST_OUTSTANDING_REQUESTS);
    assertThat(reads.healthCheck())
        .isEqualTo(
            new HealthCheckConfiguration(
                "/q/health/ready", Duration.ofSeconds(1), Duration.ofSeconds(1), 3, 4));
    var writes = listener.targetGroups().getLast();
    assertThat(writes.stickiness()).isZero();
    assertThat(writes.algorithm()).isEqualTo(LoadBalancingAlgorithm.ROUND_ROBIN);
    assertThat(writes.healthCheck().path()).isEqualTo("/ready");
    assertThat(writes.healthCheck().healthyThreshold()).isEqualTo(5);
  }

  @Test
  void queuesHaveTheirDeadLetterQueues() {
    assertThat(template.queues())
        .containsExactly(
            new QueueDefinition(
                "Jobs0B0B0B0B",
                "Jobs",
                false,
                Duration.ofSeconds(90),
                Duration.ofDays(4),
                Duration.ZERO,
                Optional.of(new DeadLetters("DeadJobs", 5))),
            new QueueDefinition(
                "DeadJobs",
                "dead-jobs",
                false,
                Duration.ofSeconds(30),
                Duration.ofDays(14),
                Duration.ZERO,
                Optional.empty()));
  }

  @Test
  void tablesHaveTheirIndexes() {
    assertThat(template.tables())
        .containsExactly(
            new TableDefinition(
                "Links0C0C0C0C",
                "Links",
                Map.of("link", "S", "owner", "S", "created", "N"),
                new Key("link", Optional.empty()),
                List.of(
                    new Index(
                        "by-owner",
                        new Key("owner", Optional.of("created")),
                        "INCLUDE",
                        List.of("title"))),
                Optional.of("expires"),
                Optional.of("NEW_IMAGE")));
  }

  @Test
  void bucketsExpireAndTell() {
    assertThat(template.buckets())
        .containsExactly(
            new BucketDefinition(
                "Photos",
                "Photos",
                true,
                List.of(new Expiry("uploads/", 1)),
                List.of(new Notification("s3:ObjectCreated:*", "uploads/", "Jobs0B0B0B0B"))));
  }

  @Test
  void functionsHaveSettingsAndSources() {
    assertThat(template.functions())
        .containsExactly(
            new FunctionDefinition(
                "MakeThumbnails0D0D0D0D",
                "MakeThumbnails",
                "millions.functions.MakeThumbnails::handleRequest",
                "java25",
                1024,
                Duration.ofSeconds(30),
                Map.of("MILLIONS_PHOTOS_BUCKET", "?", "AWS_REGION", "us-east-1"),
                List.of(new FunctionDefinition.Source("Jobs0B0B0B0B", 10))));
  }

  @Test
  void schedulesAreThoseThatAreSwitchedOn() {
    assertThat(template.schedules())
        .containsExactly(
            new ScheduleDefinition(
                "Nightly",
                "nightly",
                "cron(0 3 * * ? *)",
                "Europe/Berlin",
                List.of(
                    new ScheduleDefinition.Target(
                        "MakeThumbnails0D0D0D0D", Optional.of("{\"all\":true}")))),
            new ScheduleDefinition(
                "OftenRule",
                "OftenRule",
                "rate(5 minutes)",
                "UTC",
                List.of(new ScheduleDefinition.Target("Jobs0B0B0B0B", Optional.empty()))));
  }

  /** Each fault by itself: which resource has which value, and what the message says of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Jobs0B0B0B0B | VisibilityTimeout | \"soon\" | VisibilityTimeout is 'soon', not a number",
        "Jobs0B0B0B0B | RedrivePolicy | {\"deadLetterTargetArn\": \"x\"} | no resource of the template",
        "Links0C0C0C0C | KeySchema | [] | KeySchema without HASH",
        "MakeThumbnails0D0D0D0D | Handler | null | Handler",
        "Nightly | Target | {\"Arn\": \"arn:aws:elsewhere\"} | arn:aws:elsewhere",
        "ReadGroup | MaxSize | \"1\" | wants 3 instances, at least 2 and at most 1",
        "ByProcessor | PolicyType | \"StepScaling\" | PolicyType is StepScaling",
        "ReadsByPath | Conditions | [{\"Field\": \"source-ip\"}] | condition on 'source-ip'",
        "ReadsByPath | Priority | 0 | priority is 0",
        "Http | DefaultActions | [{\"Type\": \"forward\"}] | Https",
        "Https | DefaultActions | [{\"Type\": \"forward\", \"TargetGroupArn\": {\"Ref\": \"Photos\"}}] | forwards to Photos",
        "Reads | HealthCheckPath | \"ready\" | path is 'ready'",
        "Writes | HealthyThresholdCount | 1.5 | HealthyThresholdCount",
      })
  void whatCannotBeUnderstoodIsNamed(String resource, String property, String value, String message)
      throws Exception {
    var faulty = all();
    ((ObjectNode) faulty.at("/Resources/%s/Properties".formatted(resource)))
        .set(property, JSON.readTree(value));
    Consumer<StageTemplate> readAll =
        it -> {
          it.queues();
          it.tables();
          it.buckets();
          it.functions();
          it.schedules();
          it.programs().keySet().forEach(it::scaling);
          it.listener();
        };
    readAll.accept(template);

    assertThatThrownBy(() -> readAll.accept(read(faulty)))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("all-kinds.json cannot be read: AWS::")
        .hasMessageContaining(message);
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> template.program("web"))
        .isInstanceOf(StartFailure.class)
        .hasMessage("all-kinds.json has no program web; it has [read-api, worker]");
  }

  @Test
  void oneProgramOnTwoKindsOfMachinesIsRefused() {
    var faulty = all();
    var resources = (ObjectNode) faulty.path("Resources");
    resources.set("Twin", resources.path("WorkerMachine"));

    assertThatThrownBy(() -> read(faulty).programs())
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("two kinds of machines run a program worker");
  }
}
