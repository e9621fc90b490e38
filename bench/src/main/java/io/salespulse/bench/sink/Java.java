package io.salespulse.bench.sink;

import java.nio.file.Path;

/** How the peers are started: with this process' JVM and libraries. */
final class Java {

  private Java() {}

  static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static String classpath() {
    return System.getProperty("java.class.path");
  }
}
