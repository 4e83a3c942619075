package millions.local.template;

import java.time.Duration;
import java.util.Optional;
import millions.ladder.template.TemplateResource;

/**
 * An SQS queue of a template. What the template leaves out has the value SQS gives it.
 *
 * @param id its logical id in the template, by which settings refer to it
 * @param name as it is to be called; its logical id without the CDK's hash where it has none
 * @param fifo whether messages keep their order
 * @param visibilityTimeout 0 s to 12 h, 30 s by default
 * @param retention 60 s to 14 days, 4 days by default
 * @param delay 0 s to 15 min, 0 s by default
 * @param deadLetters where a message goes that was received too often
 */
public record QueueDefinition(
    String id,
    String name,
    boolean fifo,
    Duration visibilityTimeout,
    Duration retention,
    Duration delay,
    Optional<DeadLetters> deadLetters) {

  static final String TYPE = "AWS::SQS::Queue";

  /**
   * @param queue logical id of the dead-letter queue
   * @param maxReceiveCount of a message before it goes there, 1 to 1,000
   */
  public record DeadLetters(String queue, int maxReceiveCount) {}

  static QueueDefinition of(TemplateResource queue, TemplateReader reader) {
    return new QueueDefinition(
        queue.id(),
        reader.name(queue, "QueueName"),
        queue.isTrue("FifoQueue"),
        reader.seconds(queue, 30, "VisibilityTimeout"),
        reader.seconds(queue, 345_600, "MessageRetentionPeriod"),
        reader.seconds(queue, 0, "DelaySeconds"),
        queue.has("RedrivePolicy") ? Optional.of(deadLetters(queue)) : Optional.empty());
  }

  private static DeadLetters deadLetters(TemplateResource queue) {
    return new DeadLetters(
        queue.reference("RedrivePolicy", "deadLetterTargetArn").id(),
        queue.integer("RedrivePolicy", "maxReceiveCount"));
  }
}
