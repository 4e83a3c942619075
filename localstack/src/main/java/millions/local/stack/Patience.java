package millions.local.stack;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/** How long a question to the emulator may take; it is a neighbour, but a busy one. */
final class Patience {

  static final Consumer<ClientOverrideConfiguration.Builder> PATIENCE =
      options ->
          options
              .apiCallAttemptTimeout(Duration.ofSeconds(10))
              .apiCallTimeout(Duration.ofSeconds(30));

  private Patience() {}
}
