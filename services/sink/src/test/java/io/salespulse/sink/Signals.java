package io.salespulse.sink;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Sends a process a signal that {@link Process} has no method for. */
final class Signals {

  private Signals() {}

  /**
   * Returns when the signal has been taken: a process is told to stop by one of its threads, and
   * the others go on until that one has had its turn.
   *
   * @param name as the kill command knows it
   */
  static void send(String name, long pid) {
    run("kill", "-" + name, String.valueOf(pid));
    if (name.equals("STOP")) {
      await().until(() -> state(pid).startsWith("T"));
    }
  }

  private static String state(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "state=", "-p", String.valueOf(pid)).start();
    return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
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
