package millions.local.stages;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import millions.local.service.HealthCheck;
import millions.local.service.ProcessDefinition;
import millions.local.service.ProcessService;
import millions.local.service.RestartPolicy;
import millions.local.service.ServiceDefinition;
import millions.local.service.ServiceDefinition.Naming;
import millions.local.standin.cache.RedisBinary;
import millions.local.state.AtomicFile;

/** The shared cache: a Redis that is bounded, and forgets all when it dies. */
record CacheService(RunContext context) {

  private static final String NAME = "cache";

  ProcessService service() {
    return new ProcessService(
        new ServiceDefinition(NAME, Naming.SINGLE, 1, this::process), this::settings);
  }

  private Map<String, String> settings() {
    return Map.of(
        "MILLIONS_CACHE_REDIS_URI",
        "redis://127.0.0.1:" + port(),
        "MILLIONS_CACHE_REDIS_PASSWORD_FILE",
        context.secrets().fileOf(PasswordNames.CACHE).toString());
  }

  private int port() {
    return context.ports().of(NAME);
  }

  private ProcessDefinition process(String role, Map<String, String> needs) {
    var directory = context.state().data().resolve(NAME);
    return context.process(
        role,
        NAME,
        port(),
        List.of(
            RedisBinary.in(context.state().cache()).toString(),
            configuration(directory).toString()),
        Map.of(),
        directory,
        HealthCheck.redis(port(), context.secrets().of(PasswordNames.CACHE)),
        RestartPolicy.WHEN_DEAD);
  }

  /** In a file, since other users of the machine can read command lines. */
  private Path configuration(Path directory) {
    var file = directory.resolve("redis.conf");
    AtomicFile.write(
        file,
        """
        bind 127.0.0.1
        port %d
        requirepass %s
        maxmemory 64mb
        maxmemory-policy allkeys-lru
        save ""
        appendonly no
        """
            .formatted(port(), context.secrets().of(PasswordNames.CACHE)));
    return file;
  }
}
