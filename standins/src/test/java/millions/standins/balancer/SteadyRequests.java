package millions.standins.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Requests to one balancer, one after the other in each of four threads, until it is closed. */
final class SteadyRequests implements AutoCloseable {

  private final RunningBalancer balancer;
  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<Thread> threads;
  private volatile boolean over;

  SteadyRequests(RunningBalancer balancer) {
    this.balancer = balancer;
    threads = Stream.generate(() -> Thread.ofVirtual().start(this::ask)).limit(4).toList();
  }

  private void ask() {
    var request = HttpRequest.newBuilder(balancer.uri("/")).build();
    while (!over) {
      try {
        var answer = balancer.http().send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          answers.computeIfAbsent(answer.body(), body -> new LongAdder()).increment();
        } else {
          failures.add("status " + answer.statusCode());
        }
      } catch (IOException e) {
        failures.add(e.toString());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Waits for as many more answers of this target. */
  void awaitMoreFrom(String role, int count) {
    var before = from(role);
    Awaitility.await().until(() -> from(role) >= before + count);
  }

  /** The answers so far of this target. */
  long from(String role) {
    return answers.getOrDefault(role, new LongAdder()).sum();
  }

  void mustNeverHaveFailed() {
    assertThat(failures).isEmpty();
  }

  @Override
  public void close() {
    over = true;
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
