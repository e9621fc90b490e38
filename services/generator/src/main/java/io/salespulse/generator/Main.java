package io.salespulse.generator;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.util.ExceptionUtil;
import org.jboss.logging.Logger;

/** Starts the service; a start that fails ends with one line that says why, and exit code 1. */
@QuarkusMain
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Quarkus.run(null, Main::exit, arguments);
  }

  private static void exit(int code, Throwable failure) {
    if (failure != null) {
      Logger.getLogger(Main.class)
          .error(
              "The generator did not start: " + ExceptionUtil.getRootCause(failure).getMessage());
    }
    System.exit(code);
  }
}
