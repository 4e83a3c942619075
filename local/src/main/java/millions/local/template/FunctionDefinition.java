package millions.local.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import millions.ladder.template.TemplateResource;

/**
 * A Lambda function of a template. What the template leaves out has the value Lambda gives it.
 *
 * @param id its logical id in the template
 * @param name as it is to be called; its logical id without the CDK's hash where it has none
 * @param handler as Lambda names it: {@code millions.functions.MakeThumbnails::handleRequest}
 * @param runtime as {@code java25}
 * @param memory in MiB, 128 by default
 * @param timeout 1 s to 15 min, 3 s by default
 * @param settings its environment; a value with {@code ?} in it is known only where it runs
 * @param sources what it reads from
 */
public record FunctionDefinition(
    String id,
    String name,
    String handler,
    String runtime,
    int memory,
    Duration timeout,
    Map<String, String> settings,
    List<Source> sources) {

  static final String TYPE = "AWS::Lambda::Function";
  private static final String MAPPING = "AWS::Lambda::EventSourceMapping";

  /**
   * A queue or a stream whose records call the function.
   *
   * @param resource logical id of the queue or table
   * @param batchSize records per call at most
   */
  public record Source(String resource, int batchSize) {}

  static FunctionDefinition of(TemplateResource function, TemplateReader reader) {
    var settings = new LinkedHashMap<String, String>();
    function
        .value("Environment", "Variables")
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), reader.text(entry.getValue())));
    return new FunctionDefinition(
        function.id(),
        reader.name(function, "FunctionName"),
        function.text("Handler"),
        function.text("Runtime"),
        function.integer(128, "MemorySize"),
        reader.seconds(function, 3, "Timeout"),
        settings,
        reader.each(
            MAPPING,
            mapping -> mapping.reference("FunctionName").equals(function),
            FunctionDefinition::source));
  }

  private static Source source(TemplateResource mapping) {
    var resource = mapping.reference("EventSourceArn");
    var usual = resource.type().equals(QueueDefinition.TYPE) ? 10 : 100;
    return new Source(resource.id(), mapping.integer(usual, "BatchSize"));
  }
}
