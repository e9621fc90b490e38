package io.salespulse.support;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.config.ConfigValidationException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says in one line why a service could not start and what to do about it. A service that knows what
 * its owner has to do throws {@link ConfigurationException}, whose message is that line.
 */
public final class StartFailure {

  /**
   * As SmallRye Config words a value of the wrong type. It collects the failures of a mapping as
   * text, so that no exception tells the property and the value.
   */
  private static final Pattern WRONG_TYPE =
      Pattern.compile(
          "SRCFG00039: The config property (\\S+) with the config value \"(.*?)\" threw an Exception"
              + " whilst being converted (?:SRCFG\\d+: )?(.+)",
          Pattern.DOTALL);

  /** As SmallRye Config puts together what Bean Validation finds: the property, and the message. */
  private static final Pattern WRONG_VALUE =
      Pattern.compile("\\.?([a-z0-9-]+(?:\\.[a-z0-9-]+)+)(?:\\[\\d+])? (.+)", Pattern.DOTALL);

  private StartFailure() {}

  /** What to tell the person who started the service. */
  public static String line(Throwable failure) {
    Throwable reason =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .filter(ConfigurationException.class::isInstance)
            .findFirst()
            .orElseGet(() -> ExceptionUtil.getRootCause(failure));
    String message;
    if (reason instanceof QuarkusBindException taken) {
      message =
          "port %d of %s is taken: stop who has it, or set QUARKUS_HTTP_PORT to another one"
              .formatted(taken.getPort(), taken.getHost());
    } else if (reason instanceof ConfigValidationException wrong) {
      message = setting(wrong.getProblem(0).getMessage());
    } else {
      message = Objects.requireNonNullElse(reason.getMessage(), reason.toString());
    }
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String setting(String problem) {
    Matcher wrongType = WRONG_TYPE.matcher(problem);
    if (wrongType.find()) {
      return "%s is %s: %s"
          .formatted(variable(wrongType.group(1)), wrongType.group(2), wrongType.group(3));
    }
    Matcher wrongValue = WRONG_VALUE.matcher(problem);
    return wrongValue.matches()
        ? variable(wrongValue.group(1)) + " " + wrongValue.group(2)
        : problem;
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
