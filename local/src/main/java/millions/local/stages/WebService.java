package millions.local.stages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import millions.local.process.JavaCommand;
import millions.local.service.HealthCheck;
import millions.local.service.ProcessDefinition;
import millions.local.service.ProcessService;
import millions.local.service.RestartPolicy;
import millions.local.service.ServiceDefinition;
import millions.local.service.ServiceDefinition.Naming;
import millions.local.template.ProgramDefinition;

/** The application's jar as a service: its processes are told what the stage's template says. */
record WebService(RunContext context, ProgramDefinition program) {

  static final String NAME = "web";

  /** One process that the world talks to. */
  ProcessService onTheMachine() {
    return service(1, role -> context.frontPort(), RestartPolicy.NEVER);
  }

  /** Processes that a balancer sends requests to. */
  ProcessService behindABalancer(int count) {
    return service(count, context.ports()::of, RestartPolicy.WHEN_UNHEALTHY);
  }

  private ProcessService service(int count, ToIntFunction<String> ports, RestartPolicy restart) {
    return new ProcessService(
        new ServiceDefinition(
            NAME,
            Naming.NUMBERED,
            count,
            (role, needs) -> process(role, ports.applyAsInt(role), needs, restart)));
  }

  private ProcessDefinition process(
      String role, int port, Map<String, String> needs, RestartPolicy restart) {
    var directory = context.state().data().resolve(NAME).resolve(role);
    var settings = new LinkedHashMap<String, String>();
    settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    settings.put("MILLIONS_PROCESS_NAME", role);
    settings.put("MILLIONS_PROCESS_DIRECTORY", directory.toString());
    settings.put("MILLIONS_WEB_PUBLIC_URL", "http://localhost:" + context.frontPort());
    settings.put("MILLIONS_TOPOLOGY_FILE", context.state().topology().toString());
    settings.putAll(needs);
    return context.process(
        role,
        NAME,
        port,
        JavaCommand.jar(List.of("-Xmx384m"), context.webJar()),
        program.filledFrom(settings),
        directory,
        HealthCheck.http(port, "/q/health/ready"),
        restart);
  }
}
