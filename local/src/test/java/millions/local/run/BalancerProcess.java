package millions.local.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import millions.local.process.JavaCommand;
import millions.local.service.HealthCheck;
import millions.local.service.ProcessDefinition;
import millions.local.service.ProcessService;
import millions.local.service.RestartPolicy;
import millions.local.service.ServiceDefinition;
import millions.local.service.ServiceDefinition.Naming;
import millions.local.state.StateDirectory;
import millions.standins.balancer.HealthCheckConfiguration;
import millions.standins.balancer.ListenerConfiguration;
import millions.standins.balancer.LoadBalancingAlgorithm;
import millions.standins.balancer.TargetGroupConfiguration;

/** The real balancer, which looks at its targets more often than in a stage and spares none. */
final class BalancerProcess {

  static final ListenerConfiguration WEB = ListenerConfiguration.of(group("web"));

  private BalancerProcess() {}

  /** A target group for the instances of this kind. */
  static TargetGroupConfiguration group(String kind) {
    return new TargetGroupConfiguration(
        kind,
        Duration.ZERO,
        Duration.ofDays(1),
        LoadBalancingAlgorithm.ROUND_ROBIN,
        new HealthCheckConfiguration(
            "/q/health/ready", Duration.ofMillis(200), Duration.ofSeconds(1), 2, 2),
        List.of());
  }

  static ProcessService service(int port, StateDirectory state) {
    return new ProcessService(
        new ServiceDefinition(
            "balancer", Naming.SINGLE, 1, (role, needs) -> process(role, port, state)));
  }

  private static ProcessDefinition process(String role, int port, StateDirectory state) {
    return new ProcessDefinition(
        role,
        "balancer",
        "127.0.0.1:" + port,
        JavaCommand.main(
            List.of("-XX:TieredStopAtLevel=1"),
            "millions.standins.balancer.Balancer",
            "--port",
            port,
            "--listener",
            state.listener()),
        Map.of(),
        state.run(),
        state.logs().resolve(role + ".log"),
        HealthCheck.http(port, "/_balancer/health"),
        ProcessDefinition.START_LIMIT,
        RestartPolicy.WHEN_UNHEALTHY);
  }
}
