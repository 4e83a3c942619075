package millions.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Something the web process cannot work without: what it must be told, may do, and can reach. */
public interface BackingService {

  /** The settings of the web process this service contributes, by the names of its environment. */
  Map<String, String> settings();

  /** Files with secrets that settings name: path to where their content comes from. */
  default Map<String, SecretField> secretFiles() {
    return Map.of();
  }

  /** What its user is allowed to do with it. */
  default List<PolicyStatement> permissions() {
    return List.of();
  }

  /** Why a permission names a wildcard, where one does. */
  default Optional<String> wildcardReason() {
    return Optional.empty();
  }

  /** Opens the network way from the user to the service; nothing to open by default. */
  default void openTo(IConnectable user) {}

  /** Whether what it keeps lies on the web server's own disk, or elsewhere. */
  default boolean isOnTheBox() {
    return false;
  }

  /** How the arrow to it reads. */
  String use();
}
