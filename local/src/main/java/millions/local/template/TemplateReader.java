package millions.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import millions.ladder.template.Template;
import millions.ladder.template.TemplateResource;
import millions.ladder.template.UnresolvedValue;
import millions.local.process.StartFailure;

/**
 * Reads resources, and says of one that cannot be understood which it is and what is wrong with it.
 *
 * @param source where the template is from, for messages
 * @param deployed what became of a value that the template alone does not give
 */
record TemplateReader(
    String source, Template template, Function<JsonNode, Optional<String>> deployed) {

  /** What is made of each resource of a type, in the order of the template. */
  <T> List<T> each(String type, Function<TemplateResource, T> read) {
    return each(type, it -> true, read);
  }

  /** The same for some of them. */
  <T> List<T> each(
      String type, Predicate<TemplateResource> wanted, Function<TemplateResource, T> read) {
    return template
        .resources(type)
        .flatMap(
            it -> read(it, some -> wanted.test(some) ? Stream.of(read.apply(some)) : Stream.of()))
        .toList();
  }

  /**
   * What is made of one resource.
   *
   * @throws StartFailure when it cannot be understood
   */
  <T> T read(TemplateResource resource, Function<TemplateResource, T> read) {
    try {
      return read.apply(resource);
    } catch (UnresolvedValue | IllegalArgumentException e) {
      throw new StartFailure(
          "%s cannot be read: %s %s: %s"
              .formatted(source, resource.type(), resource.id(), e.getMessage()),
          e);
    }
  }

  /** The text of a value, {@code ?} for what is not known. */
  String text(JsonNode value) {
    return template.text(value, deployed);
  }

  /** What a property calls the resource; its logical id without the CDK's hash if none does. */
  String name(TemplateResource resource, String property) {
    return resource.has(property) ? text(resource.value(property)) : resource.name();
  }

  /** A number of seconds. */
  Duration seconds(TemplateResource resource, int absent, String... path) {
    return Duration.ofSeconds(resource.integer(absent, path));
  }
}
