package millions.backing.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import millions.backing.PasswordFile;
import org.jboss.logging.Logger;

/**
 * The one connection of this process to Redis or Valkey, pipelined for all threads. A server that
 * is down or slow costs a request at most one time-out, then nothing until the next probe: calls
 * come back empty, and the connection heals by itself.
 *
 * <p>Thread-safe.
 */
public final class RedisLink implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RedisLink.class);
  private static final long PROBE_AFTER_NANOS = Duration.ofMillis(500).toNanos();

  private final ClientResources resources;
  private final RedisClient client;
  private final MeterRegistry meters;
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());
  private volatile StatefulRedisConnection<String, byte[]> connection;

  public RedisLink(RedisConfig config, MeterRegistry meters) {
    this.meters = meters;
    // Lettuce's own back-off grows to 30 s; a cache that is back should be used within the second.
    this.resources =
        ClientResources.builder().reconnectDelay(Delay.constant(Duration.ofMillis(250))).build();
    var uri = RedisURI.create(config.uri());
    uri.setTimeout(config.timeout());
    config
        .passwordFile()
        .map(path -> new PasswordFile("millions.cache.redis.password-file", path))
        .ifPresent(password -> uri.setCredentialsProvider(readAtEachConnect(password)));
    this.client = RedisClient.create(resources, uri);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .timeoutOptions(TimeoutOptions.enabled(config.timeout()))
            .socketOptions(SocketOptions.builder().connectTimeout(config.timeout()).build())
            .build());
  }

  private static RedisCredentialsProvider readAtEachConnect(PasswordFile password) {
    return RedisCredentialsProvider.from(() -> RedisCredentials.just(null, password.read()));
  }

  /**
   * Runs one command.
   *
   * @return what it answered; empty when it answered nothing, or when there is no Redis to ask
   */
  public <T> Optional<T> call(Function<RedisCommands<String, byte[]>, T> command) {
    if (System.nanoTime() - quietUntil.get() < 0) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(command.apply(connected().sync()));
    } catch (RedisException e) {
      quietUntil.set(System.nanoTime() + PROBE_AFTER_NANOS);
      meters.counter("millions.cache.errors").increment();
      LOG.debugf("redis: %s", e.getMessage());
      return Optional.empty();
    }
  }

  private StatefulRedisConnection<String, byte[]> connected() {
    var open = connection;
    return open != null ? open : connect();
  }

  private synchronized StatefulRedisConnection<String, byte[]> connect() {
    if (connection == null) {
      connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    }
    return connection;
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    resources.shutdown();
  }
}
