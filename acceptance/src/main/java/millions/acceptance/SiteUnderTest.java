package millions.acceptance;

import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the site named by the run's configuration to the checks; one client for all of them. */
final class SiteUnderTest implements ParameterResolver {

  /** The configuration parameter of a run that names the site. */
  static final String URL = "millions.url";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Site.class;
  }

  @Override
  public Site resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SiteUnderTest.class))
        .computeIfAbsent(
            URL,
            key -> new Site(URI.create(context.getConfigurationParameter(URL).orElseThrow())),
            Site.class);
  }
}
