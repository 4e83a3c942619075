package millions.web.platform.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of this package, checked when the jar is built. */
@CheckedTemplate(basePath = "platform")
final class Templates {

  private Templates() {}

  /**
   * @param posted whether the request may have come from a form, which the browser still has
   */
  static native TemplateInstance problem(Problem problem, boolean posted);
}
