package io.salespulse.sink;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends a process a signal that {@link Process} has no method for. */
final class Signals {

  private Signals() {}

  /**
   * @param name as the kill command knows it
   */
  static void send(String name, long pid) {
    run("kill", "-" + name, String.valueOf(pid));
  }

  /** Whether the command ended well. */
  static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
