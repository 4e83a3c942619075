package millions.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One request after the other, four at a time, through a front door. */
final class Requests implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final AtomicInteger good = new AtomicInteger();
  private final List<String> bad = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  Requests(int port) {
    request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
            .timeout(Duration.ofSeconds(30))
            .build();
    for (int i = 0; i < 4; i++) {
      Thread.ofVirtual().start(this::ask);
    }
    await().until(() -> good.get() > 20);
  }

  private void ask() {
    while (!over) {
      try {
        var status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status == 200) {
          good.incrementAndGet();
        } else {
          bad.add("status " + status);
        }
      } catch (IOException e) {
        if (!over) {
          bad.add(e.toString());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  void mustAllBeGood() {
    int before = good.get();
    await().until(() -> good.get() > before + 20);
    assertThat(bad).isEmpty();
  }

  @Override
  public void close() {
    over = true;
    // waits for those under way
    http.close();
  }
}
