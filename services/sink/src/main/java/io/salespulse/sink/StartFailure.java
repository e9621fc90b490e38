package io.salespulse.sink;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.util.ExceptionUtil;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** Says in one line why the sink did not start, for the person who set it up. */
final class StartFailure {

  private static final Pattern UNREADABLE =
      Pattern.compile(
          "config property (\\S+) with the config value \"(.*?)\" .* converted \\S+"
              + " (?:SRCFG\\d+: )?(.+)",
          Pattern.DOTALL);

  private StartFailure() {}

  static String describe(Throwable failure) {
    Throwable cause = ExceptionUtil.getRootCause(failure);
    if (cause instanceof QuarkusBindException taken) {
      return "Port %d of %s is taken: set QUARKUS_HTTP_PORT to a free one."
          .formatted(taken.getPort(), taken.getHost());
    }
    String message = String.valueOf(cause.getMessage());
    Optional<KafkaException> kafka = innermostOfKafka(failure);
    if (kafka.isPresent()) {
      String what = kafka.get() == cause ? message : kafka.get().getMessage() + ": " + message;
      return oneLine(what)
          + ". Check KAFKA_BOOTSTRAP_SERVERS, which is host:port, and the other KAFKA_ settings.";
    }
    Matcher unreadable = UNREADABLE.matcher(message);
    return unreadable.find()
        ? "%s is %s: %s"
            .formatted(variable(unreadable.group(1)), unreadable.group(2), unreadable.group(3))
        : oneLine(message);
  }

  /** What lies below it, a file that is missing say, often has its name alone for a message. */
  private static Optional<KafkaException> innermostOfKafka(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(KafkaException.class::isInstance)
        .map(KafkaException.class::cast)
        .reduce((outer, inner) -> inner);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }

  private static String variable(String property) {
    return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
