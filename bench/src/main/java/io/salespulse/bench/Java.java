package io.salespulse.bench;

import java.nio.file.Path;

/** How a benchmark starts other processes: with its own JVM and, for peers, its own libraries. */
public final class Java {

  private Java() {}

  /** The {@code java} that runs this process. */
  public static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What this process was started with. */
  public static String classpath() {
    return System.getProperty("java.class.path");
  }
}
