package io.salespulse.etl;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service; one that cannot start says why in one line and ends with code 1. */
@QuarkusMain
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Quarkus.run(null, Main::exit, arguments);
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
