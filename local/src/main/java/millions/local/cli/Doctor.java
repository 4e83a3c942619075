package millions.local.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import millions.local.process.Ports;
import millions.local.run.BackendProvider;
import millions.local.run.Backends;
import millions.local.run.RunRecord;
import millions.local.run.StageLock;
import millions.local.state.StateDirectory;
import picocli.CommandLine.Command;

/** Looks at the machine and says what is missing and what mends it. */
@Command(name = "doctor", description = "Says what this machine lacks and how to get it.")
final class Doctor implements Callable<Integer> {

  /** One thing looked at; the cure is empty when it is well. */
  private record Finding(String what, String state, Optional<String> cure, boolean needed) {

    static Finding of(String what, boolean well, String state, String cure, boolean needed) {
      return new Finding(what, state, well ? Optional.empty() : Optional.of(cure), needed);
    }

    String line() {
      var mark = cure.isEmpty() ? "ok      " : needed ? "MISSING " : "absent  ";
      return "  %s%-10s %s%s"
          .formatted(mark, what, state, cure.map(it -> "\n             → " + it).orElse(""));
    }
  }

  @Override
  public Integer call() {
    var state = StateDirectory.ofThisProject();
    var findings = new ArrayList<Finding>();
    findings.addAll(
        List.of(
            jdk(),
            program("Maven", "mvn", "builds the project", "apt-get install maven", true),
            memory(),
            disk(state),
            port(state),
            program(
                "Node",
                "node",
                "for the templates and for up --backend localstack",
                "Node 20 or newer: https://nodejs.org, or apt-get install nodejs npm where that is new enough",
                false)));
    Backends.others().stream().map(Doctor::backend).forEach(findings::add);
    findings.addAll(
        List.of(
            chromium(),
            program("pgbench", "pgbench", "for bench", "apt-get install postgresql-contrib", false),
            program("wrk", "wrk", "for bench", "apt-get install wrk", false)));
    findings.forEach(finding -> System.out.println(finding.line()));
    var ill = findings.stream().anyMatch(finding -> finding.needed() && finding.cure().isPresent());
    System.out.println(ill ? "Something needed is missing." : "Ready for ./millions up");
    return ill ? 3 : 0;
  }

  private static Finding jdk() {
    var version = Runtime.version();
    return Finding.of(
        "JDK",
        version.feature() >= 25,
        version + " in " + System.getProperty("java.home"),
        "get a JDK 25: https://adoptium.net/temurin/releases/?version=25",
        true);
  }

  private static Finding memory() {
    var bean = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    long megabytes = bean.getTotalMemorySize() >> 20;
    return Finding.of(
        "memory",
        megabytes >= 3_000,
        megabytes + " MB (stage 4 takes about 2,500)",
        "run a smaller stage: ./millions up 1",
        true);
  }

  private static Finding disk(StateDirectory state) {
    var place = Stream.iterate(state.root(), Path::getParent).filter(Files::exists).findFirst();
    long megabytes = place.map(it -> it.toFile().getUsableSpace() >> 20).orElse(0L);
    return Finding.of(
        "disk",
        megabytes >= 500,
        megabytes + " MB free for " + state.root(),
        "free some, or: export MILLIONS_HOME=/another/place",
        true);
  }

  private static Finding port(StateDirectory state) {
    if (StageLock.isTaken(state)) {
      var url = RunRecord.read(state).map(RunRecord::url).orElse("");
      return Finding.of("port", true, "a stage is running here " + url, "", true);
    }
    return Finding.of(
        "port",
        Ports.isFree(8080),
        Ports.isFree(8080) ? "8080 is free" : "8080 is taken",
        "./millions up --port 8081",
        false);
  }

  private static Finding backend(BackendProvider provider) {
    var way = provider.way(System.getenv());
    return Finding.of(
        provider.title(),
        way.isPresent(),
        "for up --backend " + provider.name() + way.map(it -> ": by " + it).orElse(""),
        provider.remedy(),
        false);
  }

  private static Finding chromium() {
    var found =
        Stream.of("chromium", "chromium-browser", "google-chrome").anyMatch(Doctor::isOnPath);
    return Finding.of("Chromium", found, "for the page tests", "apt-get install chromium", false);
  }

  private static Finding program(
      String what, String name, String purpose, String cure, boolean needed) {
    return Finding.of(what, isOnPath(name), purpose, cure, needed);
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
