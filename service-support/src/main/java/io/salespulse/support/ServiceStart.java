package io.salespulse.support;

import io.quarkus.runtime.Quarkus;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts a service; one that cannot start says why in one line and ends with code 1. */
public final class ServiceStart {

  /**
   * Says its version before the log is set up, beside the line of a wrong setting. Held, or it is
   * forgotten.
   */
  private static final Logger VALIDATOR;

  static {
    // Asking for a logger chooses what keeps all of them. A jar that Quarkus' own launcher does not
    // start has to name Quarkus' choice before, or each start complains of an ERROR.
    String manager = "java.util.logging.manager";
    if (System.getProperty(manager) == null) {
      System.setProperty(manager, "org.jboss.logmanager.LogManager");
    }
    VALIDATOR = Logger.getLogger("org.hibernate.validator");
  }

  private ServiceStart() {}

  /**
   * Runs the service until it is asked to stop.
   *
   * @param name for the line, such as {@code sink}
   */
  public static void run(String name, String... arguments) {
    VALIDATOR.setLevel(Level.WARNING);
    Quarkus.run(
        null,
        (code, failure) -> {
          if (failure != null) {
            refuse(name, StartFailure.line(failure));
          }
          System.exit(code);
        },
        arguments);
  }

  /**
   * Ends the process.
   *
   * @param reason one line that says what to do
   */
  public static void refuse(String name, String reason) {
    // Not to the log, which a wrong setting keeps from being set up.
    System.err.println("ERROR The %s did not start: %s".formatted(name, reason));
    System.exit(1);
  }
}
