package millions.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import millions.ladder.Stage;
import millions.local.run.BackendChoice;
import millions.local.run.RunRecord;
import millions.local.run.StageRun;
import millions.local.state.StateDirectory;

/**
 * Runs {@code up} in a process of its own session, shows what it says, and leaves it alone when the
 * stage is ready.
 */
final class DetachedUp {

  private final StateDirectory state;
  private final List<String> command = new ArrayList<>();
  private final Path log;
  private long shown;

  DetachedUp(StateDirectory state, Stage stage, int port, BackendChoice backend, boolean fresh) {
    this.state = state;
    this.log = state.logs().resolve("supervisor.log");
    // without setsid (util-linux) nohup at least keeps the terminal's end from it
    command.add(Files.isExecutable(Path.of("/usr/bin/setsid")) ? "setsid" : "nohup");
    command.addAll(RelaunchCommand.line());
    command.addAll(List.of("up", String.valueOf(stage.number()), "--port", String.valueOf(port)));
    command.addAll(backend.options());
    if (fresh) {
      command.add("--fresh");
    }
  }

  /** 0 when the stage is ready, else what the run exited with. */
  int call() throws InterruptedException {
    // first of all: its log is the running one's
    StageRun.refuseSecond(state);
    var process = start();
    // a Ctrl-C before it is ready means the stage
    var end = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(end);
    while (!isReady(process)) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        show();
        return process.exitValue();
      }
      show();
    }
    Runtime.getRuntime().removeShutdownHook(end);
    process.waitFor(100, TimeUnit.MILLISECONDS);
    show();
    System.out.println("It runs on; stop it with ./millions down");
    return 0;
  }

  private boolean isReady(Process process) {
    return RunRecord.read(state)
        .filter(run -> run.pid() == process.pid() && run.ready())
        .isPresent();
  }

  private Process start() {
    try {
      Files.createDirectories(state.logs());
      return new ProcessBuilder(command)
          .redirectInput(Path.of("/dev/null").toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void show() {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(shown);
      var bytes = new byte[(int) (file.length() - shown)];
      file.readFully(bytes);
      shown += bytes.length;
      System.out.write(bytes, 0, bytes.length);
      System.out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
