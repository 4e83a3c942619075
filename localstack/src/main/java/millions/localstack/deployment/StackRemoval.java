package millions.localstack.deployment;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import millions.local.process.StartFailure;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Removes what a deployment left in somebody else's LocalStack, the kept buckets too. */
public final class StackRemoval {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final LocalStackEndpoint place;
  private final Consumer<String> tell;

  public StackRemoval(LocalStackEndpoint place, Consumer<String> tell) {
    this.place = place;
    this.tell = tell;
  }

  /**
   * Deletes the stack and every bucket of it; nothing when there is none.
   *
   * @param left a bucket that may be there still, whose stack is gone or has it no more
   * @throws StartFailure when the stack is still there after a minute
   */
  public void run(Optional<String> left) throws InterruptedException {
    try (var stacks = new StackQueries(place)) {
      var stack = stacks.find();
      var buckets = new TreeSet<String>();
      left.ifPresent(buckets::add);
      if (stack.isPresent()) {
        buckets.addAll(buckets(stack.get()));
        delete(stacks);
      }
      empty(buckets);
    }
  }

  private void delete(StackQueries stacks) throws InterruptedException {
    tell.accept("Removing the stack from the LocalStack at " + place.endpoint());
    stacks.delete();
    var deadline = System.nanoTime() + LIMIT.toNanos();
    while (stacks.exists()) {
      if (System.nanoTime() > deadline) {
        throw new StartFailure(
            "The stack at %s is not gone after %d s; restart that LocalStack"
                .formatted(place.endpoint(), LIMIT.toSeconds()));
      }
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static List<String> buckets(DeployedStack stack) {
    return stack.resources().stream()
        .filter(resource -> resource.type().equals("AWS::S3::Bucket"))
        .map(StackResource::physicalId)
        .toList();
  }

  /** The template keeps its buckets when the stack goes. */
  private void empty(Collection<String> buckets) {
    try (var s3 = place.client(S3Client.builder().forcePathStyle(true))) {
      for (var bucket : buckets) {
        tell.accept("Removing bucket " + bucket);
        empty(s3, bucket);
      }
    }
  }

  private static void empty(S3Client s3, String bucket) {
    try {
      for (var page : s3.listObjectVersionsPaginator(request -> request.bucket(bucket))) {
        var all =
            Stream.concat(
                    page.versions().stream().map(it -> identifier(it.key(), it.versionId())),
                    page.deleteMarkers().stream().map(it -> identifier(it.key(), it.versionId())))
                .toList();
        if (!all.isEmpty()) {
          s3.deleteObjects(request -> request.bucket(bucket).delete(it -> it.objects(all)));
        }
      }
      s3.deleteBucket(request -> request.bucket(bucket));
    } catch (NoSuchBucketException e) {
      // gone with the stack
    }
  }

  private static ObjectIdentifier identifier(String key, String version) {
    return ObjectIdentifier.builder().key(key).versionId(version).build();
  }
}
