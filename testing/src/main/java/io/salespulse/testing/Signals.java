package io.salespulse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Sends a process a signal that {@link Process} has no method for. */
public final class Signals {

  private Signals() {}

  /**
   * Returns when the signal has been taken: a process is told to stop by one of its threads, and
   * the others go on until that one has had its turn.
   *
   * @param name as the kill command knows it
   */
  public static void send(String name, long pid) {
    run("kill", "-" + name, String.valueOf(pid));
    while (name.equals("STOP") && !run("ps", "-o", "state=", "-p", "" + pid).startsWith("T")) {
      if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
        throw new IllegalStateException("Process " + pid + " has ended");
      }
    }
  }

  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
