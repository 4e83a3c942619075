package millions.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import millions.load.Comparison.Outcome;
import millions.load.Comparison.Round;

/** A whole run as data, for the results kept in the documentation. */
record Figures(
    String measured_at,
    int processors,
    String java,
    String generator,
    String pgbench,
    int connections,
    int seconds,
    List<Ratio> ratios) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** One comparison; rates are per second. */
  record Ratio(
      String name,
      String subject,
      String baseline,
      double aim,
      double ratio,
      boolean reached,
      List<Round> rounds) {

    static Ratio of(Outcome outcome) {
      return new Ratio(
          outcome.name(),
          outcome.subject(),
          outcome.baseline(),
          outcome.aim(),
          outcome.ratio(),
          outcome.reached(),
          outcome.rounds());
    }
  }

  static Figures of(
      int connections,
      int seconds,
      Generator generator,
      Optional<String> pgbench,
      List<Outcome> outcomes) {
    return new Figures(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        generator.name(),
        pgbench.orElse("none"),
        connections,
        seconds,
        outcomes.stream().map(Ratio::of).toList());
  }

  void write(Path file) {
    try {
      JSON.writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
