package io.salespulse.etl;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;

/** Starts the service; one that cannot start says why in one line and ends with code 1. */
@QuarkusMain
public final class Main {

  /** Hadoop's client asks for a security manager, which Java 24 has no more. */
  private static final int NEWEST_JAVA = 23;

  private Main() {}

  public static void main(String[] arguments) {
    Optional<String> wrongJava = wrongJava(Runtime.version().feature());
    if (wrongJava.isPresent()) {
      exit(1, new IllegalStateException(wrongJava.get()));
    }
    try {
      OpenPackages.forSpark();
    } catch (IllegalStateException closed) {
      exit(1, closed);
    }
    Quarkus.run(null, Main::exit, arguments);
  }

  /** Why Spark does not run on a version of Java, which it would say in the middle of a run. */
  static Optional<String> wrongJava(int version) {
    return version <= NEWEST_JAVA
        ? Optional.empty()
        : Optional.of(
            "this is Java %d, and Spark runs on 17 to %d: start it with Java 17 or 21."
                .formatted(version, NEWEST_JAVA));
  }

  private static void exit(int code, Throwable failure) {
    if (failure != null) {
      // Not to the log, which a wrong setting keeps from being set up.
      System.err.println("ERROR The etl-runner did not start: " + line(failure));
    }
    System.exit(code);
  }

  private static String line(Throwable failure) {
    Throwable cause = failure;
    // The service's own words, or the innermost reason, as of a port that is taken.
    while (!(cause instanceof IllegalStateException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
