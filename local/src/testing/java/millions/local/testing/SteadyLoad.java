package millions.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who paste and read at a light, steady pace, whatever becomes of their requests; what was
 * acknowledged is remembered. A request's time is when it was begun.
 */
public final class SteadyLoad implements AutoCloseable {

  private static final int PASTE_EVERY_MILLIS = 50;
  private static final int READ_EVERY_MILLIS = 25;

  /**
   * What became of a request.
   *
   * @param at {@link System#nanoTime} of its beginning
   * @param status 0 when there was no answer
   * @param said for people
   */
  public record Outcome(String method, long at, int status, boolean retryAfter, String said) {

    boolean isGood() {
      return status == 201 || status == 200;
    }
  }

  private final Client client;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final List<String> links = new CopyOnWriteArrayList<>();
  private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

  public SteadyLoad(Client client) {
    this.client = client;
    every(PASTE_EVERY_MILLIS, this::paste);
    every(READ_EVERY_MILLIS, this::read);
    awaitMore(20);
  }

  private void every(int millis, Runnable request) {
    pace.scheduleAtFixedRate(() -> requests.submit(request), 0, millis, TimeUnit.MILLISECONDS);
  }

  private void paste() {
    var text = "pasted under load, number " + count.incrementAndGet();
    var at = System.nanoTime();
    try {
      var reply = client.tryPost("text", text);
      if (reply.status() == 201) {
        acknowledged.put(Client.link(reply), text);
        links.add(Client.link(reply));
      }
      note("POST", at, reply);
    } catch (IOException e) {
      outcomes.add(new Outcome("POST", at, 0, false, e.toString()));
    }
  }

  private void read() {
    if (links.isEmpty()) {
      return;
    }
    var link = links.get(ThreadLocalRandom.current().nextInt(links.size()));
    var at = System.nanoTime();
    try {
      var reply = client.tryGet("/p/" + link);
      if (reply.status() == 200) {
        assertThat(reply.text()).isEqualTo(acknowledged.get(link));
      }
      note("GET", at, reply);
    } catch (IOException | AssertionError e) {
      outcomes.add(new Outcome("GET", at, 0, false, e.toString()));
    }
  }

  private void note(String method, long at, Reply reply) {
    var retryAfter = reply.headers().firstValue("Retry-After").isPresent();
    outcomes.add(new Outcome(method, at, reply.status(), retryAfter, reply.toString()));
  }

  /** Waits for so many more good answers to each kind of request. */
  public void awaitMore(int wanted) {
    var from = System.nanoTime();
    RunningStage.within(60)
        .until(() -> good("POST", from) >= wanted && (good("GET", from) >= wanted));
  }

  private long good(String method, long from) {
    return outcomes.stream()
        .filter(it -> it.at() >= from && it.isGood() && it.method().equals(method))
        .count();
  }

  /** What did not go well since that moment. */
  public List<Outcome> failuresSince(long nanoTime) {
    return outcomes.stream().filter(it -> it.at() >= nanoTime && !it.isGood()).toList();
  }

  /** Ends the load; every paste that was acknowledged. */
  public Map<String, String> end() {
    close();
    return Map.copyOf(acknowledged);
  }

  @Override
  public void close() {
    pace.shutdownNow();
    requests.close();
  }
}
