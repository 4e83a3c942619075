package millions.local.stages;

import java.util.List;
import java.util.Map;
import millions.local.process.JavaCommand;
import millions.local.service.HealthCheck;
import millions.local.service.ProcessDefinition;
import millions.local.service.ProcessService;
import millions.local.service.RestartPolicy;
import millions.local.service.ServiceDefinition;
import millions.local.service.ServiceDefinition.Naming;

/** What stands before the web processes: the balancer and the edge. */
record FrontServices(RunContext context) {

  private static final String BALANCER = "balancer";
  private static final String EDGE = "edge";

  ProcessService balancer() {
    int port = context.ports().of(BALANCER);
    return new ProcessService(
        new ServiceDefinition(BALANCER, Naming.SINGLE, 1, (role, needs) -> balancer(role, port)),
        () -> Map.of("MILLIONS_BALANCER_URL", "http://127.0.0.1:" + port));
  }

  private ProcessDefinition balancer(String role, int port) {
    return context.process(
        role,
        BALANCER,
        port,
        JavaCommand.main(
            List.of("-Xmx192m"),
            "millions.standins.balancer.Balancer",
            "--port",
            port,
            "--listener",
            context.state().listener()),
        Map.of(),
        context.state().run(),
        HealthCheck.http(port, "/_balancer/health"),
        RestartPolicy.WHEN_DEAD);
  }

  /**
   * @param bucket where its logs go, and where static files come from
   */
  ProcessService edge(ProcessService origin, String bucket) {
    return new ProcessService(
        new ServiceDefinition(
            EDGE, Naming.SINGLE, 1, (role, needs) -> edge(role, origin, bucket, needs)));
  }

  private ProcessDefinition edge(
      String role, ProcessService origin, String bucket, Map<String, String> needs) {
    int port = context.frontPort();
    return context.process(
        role,
        EDGE,
        port,
        JavaCommand.main(
            List.of("-Xmx256m"),
            "millions.standins.edge.Edge",
            "--port",
            port,
            "--origin",
            "http://" + origin.process(BALANCER).address(),
            "--bucket",
            bucket,
            "--log-directory",
            context.state().data().resolve("edge-logs"),
            "--name",
            role),
        needs,
        context.state().run(),
        HealthCheck.http(port, "/_edge/health"),
        RestartPolicy.WHEN_DEAD);
  }
}
