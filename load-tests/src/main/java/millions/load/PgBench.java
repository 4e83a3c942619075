package millions.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own benchmark, as the measure of what the database under a web process could do with
 * nothing above it. Statements are prepared, as the web process prepares its own.
 */
record PgBench(Sql sql) {

  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private static final Pattern FAILED =
      Pattern.compile("number of failed transactions: ([1-9]\\d*)");

  /** About 100,000 rows, more than the pastes beside them. */
  private static final int SCALE = 1;

  /** What its clients do. */
  enum Script {
    /** One SELECT by primary key. */
    SELECT_ONLY("-S"),
    /** One transaction: an UPDATE, a SELECT and an INSERT, without the contended totals. */
    SIMPLE_UPDATE("-N");

    private final String option;

    Script(String option) {
      this.option = option;
    }
  }

  /** Name and version of the one on the PATH; empty when there is none. */
  static Optional<String> version() {
    return Command.version("pgbench", "--version");
  }

  /** Makes its tables beside ours. */
  void prepare() {
    var output = run(List.of("-i", "-q", "-s", Integer.toString(SCALE)), Duration.ofMinutes(2));
    if (output.exitCode() != 0) {
      throw new Spoiled("pgbench cannot make its tables: " + output.text().strip());
    }
  }

  /** Transactions per second. */
  double perSecond(Script script, int connections, Duration length) {
    return rate(
        run(
            List.of(
                "-n",
                "-M",
                "prepared",
                script.option,
                "-c",
                Integer.toString(connections),
                "-j",
                "2",
                "-T",
                Long.toString(length.toSeconds())),
            length.plusSeconds(30)));
  }

  /** The figure it printed, if nothing spoils it. */
  static double rate(Command.Output output) {
    var rate = RATE.matcher(output.text());
    if (output.exitCode() != 0 || !rate.find()) {
      throw new Spoiled("pgbench failed: " + output.text().strip());
    }
    var failed = FAILED.matcher(output.text());
    if (failed.find()) {
      throw new Spoiled(failed.group(1) + " transactions of pgbench failed");
    }
    return Double.parseDouble(rate.group(1));
  }

  private Command.Output run(List<String> arguments, Duration limit) {
    var line = new ArrayList<>(List.of("pgbench"));
    line.addAll(arguments);
    line.addAll(List.of("-h", sql.host(), "-p", Integer.toString(sql.port()), "-U", sql.user()));
    line.add(sql.database());
    return Command.run(line, Map.of("PGPASSWORD", sql.password()), limit);
  }
}
