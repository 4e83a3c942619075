package millions.web.pastebin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import millions.backing.RequestTrace;

/** The pastebin's pages, checked against their templates when the jar is built. */
@CheckedTemplate(basePath = "pastebin")
final class Templates {

  private Templates() {}

  static native TemplateInstance cards(
      List<String> mine, boolean mineShared, long webInstances, int maxTextKib);

  static native TemplateInstance paste(
      PasteView paste, String text, boolean created, List<RequestTrace.Step> steps);

  static native TemplateInstance stats(StatsView stats);
}
