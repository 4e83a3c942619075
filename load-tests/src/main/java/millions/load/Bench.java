package millions.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import millions.ladder.CommandRunner;
import millions.load.Comparison.Outcome;
import millions.local.process.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code ./millions bench}: what the program makes of the machine, as ratios to its bare parts.
 * Exit code 0 when everything could be measured, whether or not an aim is reached; 1 when not; 2
 * for a wrong option.
 */
@CommandLine.Command(
    name = "bench",
    description = "Measures the web process against its bare parts.")
public final class Bench implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private int connections;
  private int rounds;
  private int seconds;
  private int warmUp;

  @Option(names = "--connections", defaultValue = "64", description = "At the same time.")
  void connections(int value) {
    connections = between("--connections", value, 1, 1_000);
  }

  @Option(names = "--rounds", defaultValue = "5", description = "Of each comparison.")
  void rounds(int value) {
    rounds = between("--rounds", value, 1, 100);
  }

  @Option(names = "--seconds", defaultValue = "5", description = "Of each side of a round.")
  void seconds(int value) {
    seconds = between("--seconds", value, 1, 600);
  }

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description = "Seconds before each comparison; on two cores the JVM compiles that long.")
  void warmUp(int value) {
    warmUp = between("--warm-up", value, 0, 600);
  }

  @Option(
      names = "--only",
      converter = NameConverter.class,
      description = "hot, cold-url, cold-text or post; may be repeated.")
  private List<Subjects.Name> only = List.of(Subjects.Name.values());

  @Option(names = "--json", description = "Writes everything measured to this file.")
  private Optional<Path> json = Optional.empty();

  @Option(names = "--project", defaultValue = ".", description = "The project's root.")
  private Path project;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return CommandRunner.run(new CommandLine(new Bench()), arguments);
  }

  /** Reads a comparison's name as it is printed. */
  static final class NameConverter implements ITypeConverter<Subjects.Name> {

    @Override
    public Subjects.Name convert(String word) {
      return Arrays.stream(Subjects.Name.values())
          .filter(name -> name.toString().equalsIgnoreCase(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is none of %s"
                          .formatted(word, Arrays.toString(Subjects.Name.values()))));
    }
  }

  private int between(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is %d; allowed are %d to %d".formatted(option, value, least, most));
    }
    return value;
  }

  @Override
  public Integer call() {
    var generator = Generator.best();
    var pgbench = PgBench.version();
    out.println(
        "%d connections, %d rounds of %d s a side, %s, %s"
            .formatted(
                connections,
                rounds,
                seconds,
                generator.name(),
                pgbench.orElse("no pgbench: what needs it is left out")));
    var home = Optional.ofNullable(System.getenv("MILLIONS_HOME")).map(Path::of);
    try (var stage =
        new BenchStage(project, home.orElse(project.resolve(".millions")), out::println)) {
      var subjects = new Subjects(stage, generator, connections);
      var outcomes = new ArrayList<Outcome>();
      for (var name : only) {
        if (name == Subjects.Name.HOT || pgbench.isPresent()) {
          outcomes.add(measure(subjects.comparison(name)));
        } else {
          out.println(name + " is left out: install pgbench (apt-get install postgresql-contrib)");
        }
      }
      json.ifPresent(
          file -> Figures.of(connections, seconds, generator, pgbench, outcomes).write(file));
      return 0;
    } catch (Spoiled | StartFailure e) {
      out.println("Not measured: " + e.getMessage());
      return 1;
    }
  }

  private Outcome measure(Comparison comparison) {
    out.println();
    out.println("%s (aim %.2f)".formatted(comparison.name(), comparison.aim()));
    var outcome =
        comparison.run(
            rounds,
            Duration.ofSeconds(seconds),
            Duration.ofSeconds(warmUp),
            round ->
                out.println(
                    "  %s %,.0f/s, %s %,.0f/s: %.2f"
                        .formatted(
                            comparison.subject().name(),
                            round.subject(),
                            comparison.baseline().name(),
                            round.baseline(),
                            round.ratio())));
    out.println(
        "  ratio %.2f, %s".formatted(outcome.ratio(), outcome.reached() ? "reached" : "missed"));
    return outcome;
  }
}
