package io.salespulse.generator;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.config.ConfigValidationException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** Says in one line why the service could not start and what to do about it. */
final class StartFailure {

  /** As SmallRye Config words a value of the wrong type. */
  private static final Pattern WRONG_TYPE =
      Pattern.compile(
          ".*property (\\S+) with the config value \"(.*?)\" threw.*SRCFG\\d+: (.*)",
          Pattern.DOTALL);

  private StartFailure() {}

  static String line(Throwable failure) {
    Throwable root = ExceptionUtil.getRootCause(failure);
    String message = String.valueOf(root.getMessage());
    if (root instanceof ConfigValidationException wrong) {
      message = setting(wrong.getProblem(0).getMessage());
    } else if (root instanceof QuarkusBindException) {
      message += ". Stop who has the port, or set QUARKUS_HTTP_PORT to another one";
    } else {
      Optional<KafkaException> kafka = innermostOfKafka(failure);
      if (kafka.isPresent()) {
        String what = kafka.get() == root ? message : kafka.get().getMessage() + ": " + message;
        message =
            what
                + ". Check KAFKA_BOOTSTRAP_SERVERS, which is host:port, and the other KAFKA_ settings";
      }
    }
    return message.lines().map(String::strip).reduce((all, next) -> all + " " + next).orElse("");
  }

  /** What lies below it, a file that is missing say, often has its name alone for a message. */
  private static Optional<KafkaException> innermostOfKafka(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(KafkaException.class::isInstance)
        .map(KafkaException.class::cast)
        .reduce((outer, inner) -> inner);
  }

  private static String setting(String problem) {
    Matcher wrongType = WRONG_TYPE.matcher(problem);
    return wrongType.matches()
        ? "%s is %s: %s"
            .formatted(variable(wrongType.group(1)), wrongType.group(2), wrongType.group(3))
        : problem;
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
