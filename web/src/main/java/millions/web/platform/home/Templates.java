package millions.web.platform.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import millions.web.platform.topology.StageView;

/** The templates of this package, checked when the jar is built. */
@CheckedTemplate(basePath = "platform")
final class Templates {

  private Templates() {}

  /**
   * @param cards what the systems put on the page, as HTML
   */
  static native TemplateInstance home(StageView stage, List<String> cards);
}
