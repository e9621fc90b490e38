package io.salespulse.etl;

import java.lang.reflect.Method;
import java.util.List;

/**
 * Opens the packages of Java that Spark reaches into, so that the jar starts by a plain {@code java
 * -jar}. The manifest cannot do it: since 3.33 Quarkus writes its {@code Add-Opens} itself, and
 * overwrites what it finds there. What it writes, {@code java.lang}, is what this needs.
 */
final class OpenPackages {

  private static final List<String> FOR_SPARK =
      List.of(
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private OpenPackages() {}

  /**
   * @throws IllegalStateException where this Java does not let them be opened, with what to do
   */
  static void forSpark() {
    try {
      Method open = Module.class.getDeclaredMethod("implAddOpensToAllUnnamed", String.class);
      open.setAccessible(true);
      for (String name : FOR_SPARK) {
        open.invoke(Object.class.getModule(), name);
      }
    } catch (ReflectiveOperationException | RuntimeException closed) {
      throw new IllegalStateException(
          "Spark cannot reach into this Java: start it with --add-opens=java.base/java.lang=ALL-UNNAMED.",
          closed);
    }
  }
}
