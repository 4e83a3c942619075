package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** A service that the web process needs: its settings, its permissions, its network access. */
public interface BackingService {

  /** Settings of the web process, by the names of its environment variables. */
  Map<String, String> settings();

  /** Files that hold secrets, by their path on the machine; settings name these paths. */
  default Map<String, SecretField> secretFiles() {
    return Map.of();
  }

  /** What the role of the web process may do with it. */
  default List<PolicyStatement> permissions() {
    return List.of();
  }

  /** Why a permission names a wildcard, if one does. */
  default Optional<String> wildcardReason() {
    return Optional.empty();
  }

  /** Lets the user connect to the service; by default there is nothing to open. */
  default void allowConnectionsFrom(IConnectable user) {}

  /** Whether it keeps its data on the web server itself. */
  default boolean isOnTheWebServer() {
    return false;
  }

  /** The label of the arrow to it in the diagram. */
  String arrowLabel();
}
