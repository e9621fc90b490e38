package io.salespulse.sink;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.util.ExceptionUtil;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one line why the sink did not start, for the person who set it up. */
final class StartFailure {

  private static final Pattern UNREADABLE =
      Pattern.compile("config property (\\S+) .*SRCFG\\d+: (.+)", Pattern.DOTALL);

  private StartFailure() {}

  static String describe(Throwable failure) {
    Throwable cause = ExceptionUtil.getRootCause(failure);
    if (cause instanceof QuarkusBindException taken) {
      return "Port %d of %s is taken: set QUARKUS_HTTP_PORT to a free one."
          .formatted(taken.getPort(), taken.getHost());
    }
    String message = String.valueOf(cause.getMessage());
    Matcher unreadable = UNREADABLE.matcher(message);
    return unreadable.find()
        ? "%s cannot be read: %s".formatted(variable(unreadable.group(1)), unreadable.group(2))
        : message.replaceAll("\\s*\\R\\s*", " ");
  }

  private static String variable(String property) {
    return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
