package millions.standins.balancer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The balancer's targets and target groups as JSON, for whoever runs it. Used on its event loop
 * only.
 */
final class BalancerStatus {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Listener listener;

  BalancerStatus(Listener listener) {
    this.listener = listener;
  }

  /** A row for each target. */
  String targets() {
    return json(
        listener.groups().stream()
            .flatMap(group -> group.all().stream())
            .map(BalancerStatus::row)
            .toList());
  }

  private static Map<String, Object> row(Target target) {
    var row = new LinkedHashMap<String, Object>();
    row.put("group", target.group().name());
    row.put("role", target.role());
    row.put("address", target.address().host() + ":" + target.address().port());
    row.put("state", target.state().name().toLowerCase(Locale.ROOT));
    row.put("slow_start", target.state() == Target.State.HEALTHY && target.group().starts(target));
    row.put("requests", target.requests());
    row.put("outstanding", target.outstanding());
    return row;
  }

  /**
   * A row for each group: how many targets are healthy, and how many requests it got and how many
   * of those were answered with a status of 500 or more since it is there.
   */
  String groups() {
    return json(listener.groups().stream().map(BalancerStatus::row).toList());
  }

  private static Map<String, Object> row(TargetGroup group) {
    var row = new LinkedHashMap<String, Object>();
    row.put("name", group.name());
    row.put("requests", group.requests());
    row.put("errors_5xx", group.serverErrors());
    row.put("healthy", group.healthyCount());
    return row;
  }

  private static String json(List<?> rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
