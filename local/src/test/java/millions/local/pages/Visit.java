package millions.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * One visitor's browser window. What the browser complains of in its console, violations of the
 * page's own policy among it, fails the test at the end of the visit.
 */
final class Visit implements AutoCloseable {

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Visit(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
  }

  Page page() {
    return page;
  }

  Page open(String path) {
    page.navigate(path);
    return page;
  }

  /**
   * Pastes by the form of the front page.
   *
   * @return the new link's address
   */
  String paste(String text) {
    open("/");
    page.fill("#text", text);
    page.click("form button");
    return page.locator("#link").getAttribute("href");
  }

  /** The step of the paste's way through the stage which this service took. */
  Locator step(String service) {
    return page.locator("#way [data-part=%s]".formatted(service));
  }

  /** Forgets complaints about answers that the test provoked itself. */
  void excuse(String reason) {
    complaints.removeIf(complaint -> complaint.contains(reason));
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("the browser's complaints").isEmpty();
  }
}
