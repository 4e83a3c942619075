package millions.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import millions.ladder.Stage;
import millions.ladder.template.Template;
import millions.ladder.template.TemplateResource;
import millions.local.process.StartFailure;
import millions.standins.balancer.ListenerConfiguration;

/**
 * The template of a stage as the one source of what runs here: which programs with which settings
 * and how many processes, which queues, tables, buckets, functions and schedules, and what the
 * balancer does. The approved templates ({@code infra/templates}) need no Node and no deployment.
 *
 * <p>Immutable. Each method reads what it is asked for and throws a {@link StartFailure} that names
 * the template, the resource and its fault when it cannot be understood.
 */
public final class StageTemplate {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TemplateReader reader;

  private StageTemplate(TemplateReader reader) {
    this.reader = reader;
  }

  /**
   * The approved one of this stage.
   *
   * @throws StartFailure when there is none
   */
  public static StageTemplate of(Stage stage, Path projectRoot) {
    var name = "infra/templates/stage%d.json".formatted(stage.number());
    return of(name, read(projectRoot.resolve(name)), value -> Optional.empty());
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new StartFailure("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * One that is deployed.
   *
   * @param source where it is from, for messages
   * @param deployed what became of a value that is no text; empty when it is not known
   */
  public static StageTemplate of(
      String source, JsonNode template, Function<JsonNode, Optional<String>> deployed) {
    return new StageTemplate(new TemplateReader(source, new Template(template), deployed));
  }

  /** The programs its machines run, by their names. */
  public Map<String, ProgramDefinition> programs() {
    var programs = new LinkedHashMap<String, ProgramDefinition>();
    new Machines(reader).programs().forEach(program -> programs.put(program.name(), program));
    return programs;
  }

  /** The program of this name. */
  public ProgramDefinition program(String name) {
    var programs = programs();
    return Optional.ofNullable(programs.get(name))
        .orElseThrow(
            () ->
                new StartFailure(
                    "%s has no program %s; it has %s"
                        .formatted(reader.source(), name, programs.keySet())));
  }

  /**
   * How many processes of a program there are to be; empty for a program on a machine that no Auto
   * Scaling group looks after.
   */
  public Optional<ScalingDefinition> scaling(String program) {
    var groups = new Machines(reader).scaled();
    return reader
        .each(
            Scalings.GROUP,
            group -> program.equals(groups.get(group.id())),
            group -> Scalings.of(group, reader))
        .stream()
        .findFirst();
  }

  /**
   * What the balancer does, without its targets; a target group is called as the program behind it.
   * Empty when there is no balancer.
   */
  public Optional<ListenerConfiguration> listener() {
    return new Listeners(reader, new TargetGroups(reader, new Machines(reader).scaled()))
        .forwarding();
  }

  /** Its SQS queues, dead-letter queues too. */
  public List<QueueDefinition> queues() {
    return each(QueueDefinition.TYPE, QueueDefinition::of).toList();
  }

  /** Its DynamoDB tables. */
  public List<TableDefinition> tables() {
    return each(TableDefinition.TYPE, TableDefinition::of).toList();
  }

  /** Its S3 buckets. */
  public List<BucketDefinition> buckets() {
    return each(BucketDefinition.TYPE, BucketDefinition::of).toList();
  }

  /** Its Lambda functions. */
  public List<FunctionDefinition> functions() {
    return each(FunctionDefinition.TYPE, FunctionDefinition::of).toList();
  }

  /** What it does again and again; not what is switched off. */
  public List<ScheduleDefinition> schedules() {
    return ScheduleDefinition.all(reader).toList();
  }

  private <T> Stream<T> each(String type, BiFunction<TemplateResource, TemplateReader, T> read) {
    return reader.each(type, resource -> read.apply(resource, reader)).stream();
  }
}
