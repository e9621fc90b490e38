package io.salespulse.etl;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.salespulse.support.ServiceStart;
import java.util.Optional;

/** Starts the service, where this Java is one that Spark runs on. */
@QuarkusMain
public final class Main {

  private static final String NAME = "etl-runner";

  /** Hadoop's client asks for a security manager, which Java 24 has no more. */
  private static final int NEWEST_JAVA = 23;

  private Main() {}

  public static void main(String[] arguments) {
    wrongJava(Runtime.version().feature()).ifPresent(why -> ServiceStart.refuse(NAME, why));
    try {
      OpenPackages.forSpark();
    } catch (IllegalStateException closed) {
      ServiceStart.refuse(NAME, closed.getMessage());
    }
    ServiceStart.run(NAME, arguments);
  }

  /** Why Spark does not run on a version of Java, which it would say in the middle of a run. */
  static Optional<String> wrongJava(int version) {
    return version <= NEWEST_JAVA
        ? Optional.empty()
        : Optional.of(
            "this is Java %d, and Spark runs on 17 to %d: start it with Java 17 or 21."
                .formatted(version, NEWEST_JAVA));
  }
}
