package io.salespulse.generator;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service; a start that fails ends with one line that says why, and exit code 1. */
@QuarkusMain
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Quarkus.run(null, Main::exit, arguments);
  }

  private static void exit(int code, Throwable failure) {
    if (failure != null) {
      // Not to the log, which a wrong setting keeps from being set up.
      System.err.println("ERROR The generator did not start: " + StartFailure.line(failure));
    }
    System.exit(code);
  }
}
