package millions.standins.balancer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the balancer does: its target groups, and which requests go to which of them. Whoever runs
 * the balancer writes it to a file and replaces that file at every change.
 *
 * <p>The fields are an ALB's in JSON, durations by ISO 8601; a field that is unknown is refused.
 * Each of its records checks itself as it is made and throws an {@link IllegalArgumentException}
 * whose message names the field, what is wrong with it and what is allowed.
 *
 * @param targetGroups one to 100, each with a name of its own
 * @param rules up to 100, each with a priority of its own; kept in the order of their priorities
 * @param defaultForward where requests go that no rule matches: one to five groups
 */
public record ListenerConfiguration(
    @JsonProperty(required = true) List<TargetGroupConfiguration> targetGroups,
    List<ListenerRule> rules,
    @JsonProperty(required = true) List<WeightedTargetGroup> defaultForward) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .addModule(
              new SimpleModule()
                  .addSerializer(Duration.class, ToStringSerializer.instance)
                  .addDeserializer(Duration.class, new DurationDeserializer()))
          .build();

  public ListenerConfiguration {
    targetGroups = Limits.count("targetGroups", targetGroups, 1, 100);
    Limits.unique("target group", targetGroups, TargetGroupConfiguration::name);
    rules =
        Limits.count("rules", rules, 0, 100).stream()
            .sorted(Comparator.comparingInt(ListenerRule::priority))
            .toList();
    Limits.unique("priority", rules, ListenerRule::priority);
    defaultForward = WeightedTargetGroup.forward("defaultForward", defaultForward);
    var names = targetGroups.stream().map(TargetGroupConfiguration::name).toList();
    Stream.concat(defaultForward.stream(), rules.stream().flatMap(rule -> rule.forward().stream()))
        .map(WeightedTargetGroup::targetGroup)
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "targetGroup '%s' is no target group; allowed are %s".formatted(name, names));
            });
  }

  /** All requests go to this group. */
  public static ListenerConfiguration of(TargetGroupConfiguration group) {
    return new ListenerConfiguration(
        List.of(group), List.of(), List.of(new WeightedTargetGroup(group.name(), 1)));
  }

  /** The same with other targets in each group, told by its name. */
  public ListenerConfiguration withTargets(Function<String, List<TargetDescription>> targets) {
    return new ListenerConfiguration(
        targetGroups.stream().map(group -> group.withTargets(targets.apply(group.name()))).toList(),
        rules,
        defaultForward);
  }

  /**
   * Reads a configuration.
   *
   * @throws IllegalArgumentException when it is none; the message is one sentence that says where
   *     the fault lies
   */
  public static ListenerConfiguration parse(String json) {
    try {
      var parsed = JSON.readValue(json, ListenerConfiguration.class);
      if (parsed == null) {
        throw new IllegalArgumentException("The listener configuration is null.");
      }
      return parsed;
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(
          "The listener configuration is refused%s: %s.".formatted(where(e), fault(e)), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The listener configuration is not JSON: %s.".formatted(e.getOriginalMessage()), e);
    }
  }

  private static String where(JsonMappingException e) {
    var path =
        e.getPath().stream()
            .map(
                at ->
                    at.getFieldName() == null ? "[" + at.getIndex() + "]" : "." + at.getFieldName())
            .collect(Collectors.joining());
    return path.isEmpty() ? "" : " at " + path.substring(path.startsWith(".") ? 1 : 0);
  }

  private static String fault(JsonMappingException e) {
    return e.getCause() instanceof IllegalArgumentException refused
        ? refused.getMessage()
        : e.getOriginalMessage();
  }

  /** As {@link #parse} reads it. */
  public String json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads {@code PT10S} and the like. */
  private static final class DurationDeserializer extends FromStringDeserializer<Duration> {

    private static final long serialVersionUID = 1;

    DurationDeserializer() {
      super(Duration.class);
    }

    @Override
    protected Duration _deserialize(String text, DeserializationContext context) {
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "'%s' is no duration; allowed are those of ISO 8601, as PT10S or P1D".formatted(text),
            e);
      }
    }
  }
}
