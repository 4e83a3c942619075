package millions.localstack.emulator;

import java.net.URI;
import millions.local.process.Ports;
import millions.local.process.StartFailure;

/**
 * The port of a LocalStack that we start. Between its choice and the start somebody else may take
 * it, and most likely it is another LocalStack.
 */
final class EmulatorPort {

  private final URI endpoint;
  private final OwnershipMarker marker;

  EmulatorPort(URI endpoint, OwnershipMarker marker) {
    this.endpoint = endpoint;
    this.marker = marker;
  }

  /**
   * @throws StartFailure when somebody listens there already
   */
  void mustBeFree() {
    if (isTaken()) {
      throw new StartFailure(taken());
    }
  }

  /**
   * Why a start failed.
   *
   * @param failure of ours, which has ended
   */
  StartFailure reason(StartFailure failure) {
    return isTaken() ? new StartFailure(taken(), failure) : failure;
  }

  private boolean isTaken() {
    return !Ports.isFree(endpoint.getPort());
  }

  private String taken() {
    return marker.isLocalStack()
        ? "Port %d is taken by another LocalStack, which is not ours: end it, or use it with --endpoint %s."
            .formatted(endpoint.getPort(), endpoint)
        : "Port %d was taken by another program before LocalStack could listen there; start again."
            .formatted(endpoint.getPort());
  }
}
