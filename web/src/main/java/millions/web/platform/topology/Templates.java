package millions.web.platform.topology;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of this package, checked when the jar is built. */
@CheckedTemplate(basePath = "platform")
final class Templates {

  private Templates() {}

  static native TemplateInstance topology(StageView stage);

  static native TemplateInstance picture(StageView stage);

  static native TemplateInstance parts(StageView stage);
}
