package millions.local.pages;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import millions.local.testing.RunningStage;

/**
 * The pages of a running stage, which is not closed with it, and a browser to look at them with.
 */
record Site(RunningStage stage, Chromium chromium) implements AutoCloseable {

  static final int DESKTOP = 1200;
  static final int PHONE = 390;

  static Site of(RunningStage stage) {
    return new Site(stage, Chromium.launch(Chromium.executable().orElseThrow()));
  }

  /** A visitor whom the stage has not seen before, at a desk. */
  Visit visit() {
    return visit(options());
  }

  Visit visit(NewContextOptions options) {
    return new Visit(chromium.browser().newContext(options.setBaseURL(stage.url())));
  }

  static NewContextOptions options() {
    return new NewContextOptions().setViewportSize(DESKTOP, 800);
  }

  @Override
  public void close() throws IOException {
    chromium.close();
  }
}
