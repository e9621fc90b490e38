package io.salespulse.sink;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the sink; what keeps it from starting, a wrong setting say, is told in one line. */
@QuarkusMain
public class Main implements QuarkusApplication {

  public static void main(String... arguments) {
    Quarkus.run(Main.class, Main::exit, arguments);
  }

  @Override
  public int run(String... arguments) {
    Quarkus.waitForExit();
    return 0;
  }

  private static void exit(int code, Throwable failure) {
    if (failure != null) {
      // The log may not be there yet: its settings are among those that can be wrong.
      System.err.println("ERROR The sink did not start: " + StartFailure.describe(failure));
    }
    System.exit(code);
  }
}
