package io.salespulse.ui.settings;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The proxy in front of the dashboard, if there is one.
 *
 * @param isThere whether its {@code X-Forwarded-} headers are believed, and so not those of anybody
 * @param rootPath the path below which it serves the pages and which it strips, such as {@code
 *     /sales}; blank where it serves them at its root
 */
public record Proxy(boolean isThere, String rootPath) {

  /**
   * First parts of paths that the dashboard has itself: a redirect to one is not below the proxy's.
   */
  private static final Set<String> OWN =
      Set.of(
          ("assets fragments j_security_check kpi openapi.json pipeline q report run sign-in sign-out signed-in"
                  + " tables")
              .split(" "));

  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

  /**
   * @throws ConfigurationException whose message names the wrong setting and what to do
   */
  public static Proxy of(Settings settings) {
    String path = settings.rootPath().orElse("").strip();
    if (!path.isEmpty() && !PATH.matcher(path).matches()) {
      throw wrong(path, "set it to a path such as /sales, without a slash at its end");
    }
    if (!path.isEmpty() && OWN.contains(path.split("/")[1])) {
      throw wrong(path, "that begins like one of the dashboard's own paths, set it to another");
    }
    if (!path.isEmpty() && !settings.behindProxy()) {
      throw wrong(path, "that is for a proxy, so set UI_BEHIND_PROXY=true as well");
    }
    return new Proxy(settings.behindProxy(), path);
  }

  private static ConfigurationException wrong(String path, String remedy) {
    return new ConfigurationException("UI_ROOT_PATH is %s: %s".formatted(path, remedy));
  }
}
