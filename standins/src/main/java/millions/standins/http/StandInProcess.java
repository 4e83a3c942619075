package millions.standins.http;

import picocli.CommandLine;

/** Runs a {@link StandInServer} as the whole of a process, from its command line to its SIGTERM. */
public final class StandInProcess {

  private static final int FAILED = 1;

  private StandInProcess() {}

  /**
   * Parses the options into the server, opens it and keeps the process until a signal ends it. A
   * bad option ends it with exit code 2, a server that cannot listen with 1, each after one
   * sentence on standard error.
   *
   * @param server annotated for picocli
   */
  public static void run(StandInServer server, String... arguments) {
    var commandLine = new CommandLine(server);
    var name = commandLine.getCommandName();
    commandLine.setExecutionStrategy(
        parsed -> parsed.isUsageHelpRequested() ? help(parsed) : open(name, server));
    commandLine.setParameterExceptionHandler(
        (invalid, given) -> {
          System.err.println(name + ": " + invalid.getMessage());
          return CommandLine.ExitCode.USAGE;
        });
    var code = commandLine.execute(arguments);
    if (code != CommandLine.ExitCode.OK || commandLine.getParseResult().isUsageHelpRequested()) {
      System.exit(code);
    }
  }

  private static int help(CommandLine.ParseResult parsed) {
    parsed.commandSpec().commandLine().usage(System.out);
    return CommandLine.ExitCode.OK;
  }

  private static int open(String name, StandInServer server) {
    var log = new EventLog(name);
    try {
      var port = server.open();
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("close")
                  .unstarted(
                      () -> {
                        log.say("closing");
                        server.close();
                        log.say("closed");
                      }));
      log.say("listening", "address", "127.0.0.1:" + port, "pid", ProcessHandle.current().pid());
      return CommandLine.ExitCode.OK;
    } catch (ListenFailure e) {
      System.err.println(name + ": " + e.getMessage());
      return FAILED;
    }
  }
}
